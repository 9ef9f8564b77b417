/** Metrics and traces of Partnero's clients through Micrometer, with or without Spring. */
@NullMarked
package com.partnero.micrometer;

import org.jspecify.annotations.NullMarked;
