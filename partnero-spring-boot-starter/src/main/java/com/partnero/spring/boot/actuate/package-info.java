/** Health, the {@code partnero} endpoint, and secrets that stay out of the others. */
@NullMarked
package com.partnero.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
