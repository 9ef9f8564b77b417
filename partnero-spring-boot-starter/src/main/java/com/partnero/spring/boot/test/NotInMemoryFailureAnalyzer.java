package com.partnero.spring.boot.test;

import com.partnero.spring.boot.PartneroClients;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains why a test is not in memory, if its base URL is the reason. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class NotInMemoryFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private final Environment environment;

    NotInMemoryFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        Class<?> type = cause.getBeanType();
        if (type == null
                || !type.getName().equals("com.partnero.testkit.InMemoryPartnero")
                || new Destinations(environment).isInMemory(PartneroClients.DEFAULT)) {
            return null;
        }
        return new FailureAnalysis(
                "InMemoryPartnero is injected, but this test is not in memory: " + Destinations.EMULATOR_EXPECTED,
                "Leave partnero.base-url out of the test's properties to stay in memory, or inject Partnero instead of"
                        + " InMemoryPartnero.",
                cause);
    }
}
