/**
 * A client for one Partnero program: {@link com.partnero.Partnero}, its ports, and the values that they take and
 * return.
 */
@NullMarked
package com.partnero;

import org.jspecify.annotations.NullMarked;
