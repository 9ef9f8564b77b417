/** Fakes of Partnero as parameters of tests on JUnit 5 or 6. The test must have JUnit on its class path. */
@NullMarked
package com.partnero.testkit.junit;

import org.jspecify.annotations.NullMarked;
