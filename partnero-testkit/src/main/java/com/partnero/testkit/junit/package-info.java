/** Stand-ins for Partnero as parameters of tests on JUnit 5 or 6, which the test brings along. */
@NullMarked
package com.partnero.testkit.junit;

import org.jspecify.annotations.NullMarked;
