package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

/** The declared HTTP interfaces are named by strings, because nobody outside of their packages sees them. */
class RuntimeHintsTest {

    @ParameterizedTest
    @ValueSource(strings = {"com.partnero.feign.FeignApi", "com.partnero.retrofit.PartneroApi"})
    void everyDeclaredHttpInterfaceExistsAndHasItsHints(String name) throws ClassNotFoundException {
        RuntimeHints hints = new RuntimeHints();

        new PartneroRuntimeHints().registerHints(hints, getClass().getClassLoader());

        Class<?> api = Class.forName(name);
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(api)).accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(api)).accepts(hints);
    }
}
