/** What a transport implements, what a metrics layer observes, and how a client is made of them. */
@NullMarked
package com.partnero.spi;

import org.jspecify.annotations.NullMarked;
