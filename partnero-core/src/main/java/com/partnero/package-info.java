/** A client for one Partnero programme: {@link com.partnero.Partnero} and the values that every port shares. */
@NullMarked
package com.partnero;

import org.jspecify.annotations.NullMarked;
