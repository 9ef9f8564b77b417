/** The Feign transport: {@link com.partnero.feign.FeignPartnero} is all that applications need of it. */
@NullMarked
package com.partnero.feign;

import org.jspecify.annotations.NullMarked;
