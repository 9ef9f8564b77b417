/** The interfaces that transports and observers implement. */
@NullMarked
package com.partnero.spi;

import org.jspecify.annotations.NullMarked;
