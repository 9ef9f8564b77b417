/** Partnero in Spring Boot: one property, one injected port. */
@NullMarked
package com.partnero.spring.boot;

import org.jspecify.annotations.NullMarked;
