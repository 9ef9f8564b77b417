/** The Feign transport. Applications need only {@link com.partnero.feign.FeignPartnero}. */
@NullMarked
package com.partnero.feign;

import org.jspecify.annotations.NullMarked;
