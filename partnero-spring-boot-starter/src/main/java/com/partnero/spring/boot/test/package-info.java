/** Tests of Spring applications: calls go to a service in memory. Wants the testkit and Spring's test framework. */
@NullMarked
package com.partnero.spring.boot.test;

import org.jspecify.annotations.NullMarked;
