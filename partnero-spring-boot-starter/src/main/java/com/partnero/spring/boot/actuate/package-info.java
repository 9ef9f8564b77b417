/** Health, the {@code partnero} endpoint, and masking of secrets in other endpoints. */
@NullMarked
package com.partnero.spring.boot.actuate;

import org.jspecify.annotations.NullMarked;
