package com.partnero.spring.boot.test;

import org.springframework.util.ClassUtils;

/** Whether {@code partnero-testkit} is on the class path. */
final class Testkit {

    private Testkit() {}

    static boolean isPresent() {
        return ClassUtils.isPresent("com.partnero.testkit.InMemoryPartnero", Testkit.class.getClassLoader());
    }
}
