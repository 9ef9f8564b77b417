/** Observations and meters of calls, in Micrometer's terms. */
@NullMarked
package com.partnero.spring.boot.observation;

import org.jspecify.annotations.NullMarked;
