/**
 * Tests of Spring applications whose calls go to a service in memory. Requires the test kit and Spring's test
 * framework.
 */
@NullMarked
package com.partnero.spring.boot.test;

import org.jspecify.annotations.NullMarked;
