package com.partnero.spring.boot.test;

import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets the services in memory after every test method, because tests share contexts. It runs after the end of the
 * test's transaction, which may make calls, and before {@code @DirtiesContext} closes the context.
 */
final class InMemoryReset implements TestExecutionListener, Ordered {

    private static final int BETWEEN_DIRTIES_CONTEXT_AND_TRANSACTIONS = 3500;

    @Override
    public int getOrder() {
        return BETWEEN_DIRTIES_CONTEXT_AND_TRANSACTIONS;
    }

    @Override
    public void afterTestMethod(TestContext test) {
        if (!test.hasApplicationContext()) {
            return;
        }
        ApplicationContext context = test.getApplicationContext();
        if (context.containsBean(InMemoryRegistrar.TRANSPORTS)) {
            context.getBean(InMemoryRegistrar.TRANSPORTS, InMemoryTransports.class)
                    .reset();
        }
    }
}
