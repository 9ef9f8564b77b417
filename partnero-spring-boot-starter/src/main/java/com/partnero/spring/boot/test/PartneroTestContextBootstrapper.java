package com.partnero.spring.boot.test;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/** Starts tests with {@link PartneroTest}. */
final class PartneroTestContextBootstrapper extends TestSliceTestContextBootstrapper<PartneroTest> {

    /** Without the test kit, calls would reach the real service. */
    PartneroTestContextBootstrapper() {
        if (!Testkit.isPresent()) {
            throw new IllegalStateException(
                    "@PartneroTest needs the dependency com.partnero:partnero-testkit in scope test");
        }
    }
}
