package com.partnero.examples.checkout;

import com.partnero.Operation;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the orders go: to the real service if there is an API key, else to an emulator inside of this application. */
@Component
class DemoService implements PartneroConnectionDetails, AutoCloseable {

    private final String baseUrl;
    private final String apiKey;
    private final @Nullable PartneroEmulator emulator;
    private volatile boolean away;

    DemoService(
            @Value("${partnero.api-key:}") String apiKey,
            @Value("${partnero.base-url:https://api.partnero.com/v1}") String baseUrl,
            Customers customers) {
        emulator = apiKey.isEmpty() ? emulator(customers) : null;
        this.apiKey = emulator == null ? apiKey : emulator.apiKey();
        this.baseUrl = emulator == null ? baseUrl : emulator.baseUrl();
    }

    private static PartneroEmulator emulator(Customers customers) {
        PartneroEmulator emulator = PartneroEmulator.start();
        emulator.service().addCustomer(customers.referrer());
        emulator.service().addCustomer(customers.buyer()).referredBy(customers.referrer());
        return emulator;
    }

    @Override
    public String getBaseUrl(String client) {
        return baseUrl;
    }

    @Override
    public String getApiKey(String client) {
        return apiKey;
    }

    boolean isEmulated() {
        return emulator != null;
    }

    /** Partnero answers nothing but 503. */
    void goAway() {
        if (emulator != null) {
            away = true;
            emulator.faults().always(Fault.UNAVAILABLE);
        }
    }

    boolean isAway() {
        return away;
    }

    /** The next sale is recorded, but the answer never arrives. */
    void loseNextAnswer() {
        if (emulator != null) {
            emulator.faults().on(Operation.CREATE).next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        }
    }

    boolean isAboutToLoseAnAnswer() {
        return emulator != null && !away && !emulator.faults().planned().isEmpty();
    }

    /** Takes back {@link #goAway()} and {@link #loseNextAnswer()}. */
    void behave() {
        away = false;
        if (emulator != null) {
            emulator.faults().clear();
        }
    }

    @Override
    public void close() {
        if (emulator != null) {
            emulator.close();
        }
    }
}
