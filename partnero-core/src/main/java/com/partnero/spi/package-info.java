/** What a transport implements and an observer is told. */
@NullMarked
package com.partnero.spi;

import org.jspecify.annotations.NullMarked;
