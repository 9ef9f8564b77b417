package com.partnero.examples.checkout;

import com.partnero.Operation;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.ReceivedRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where the orders go: to the real service if there is an API key, else to an emulator inside this application. The
 * emulator's state is kept beside the orders. It is stored after each request and before the outbox hears of the answer,
 * so orders and balances agree after a restart, even after {@code kill -9}.
 */
@Component
class DemoService implements PartneroConnectionDetails, PartneroObserver, AutoCloseable {

    private final String baseUrl;
    private final String apiKey;
    private final JdbcClient jdbc;
    private final @Nullable PartneroEmulator emulator;
    private volatile boolean away;

    DemoService(
            @Value("${partnero.api-key:}") String apiKey,
            @Value("${partnero.base-url:https://api.partnero.com/v1}") String baseUrl,
            Customers customers,
            JdbcClient jdbc) {
        this.jdbc = jdbc;
        emulator = apiKey.isEmpty() ? emulator(customers, kept()) : null;
        this.apiKey = emulator == null ? apiKey : emulator.apiKey();
        this.baseUrl = emulator == null ? baseUrl : emulator.baseUrl();
    }

    private static PartneroEmulator emulator(Customers customers, Optional<String> state) {
        return PartneroEmulator.builder()
                .seed(service -> {
                    service.addCustomer(customers.referrer());
                    service.addCustomer(customers.buyer()).referredBy(customers.referrer());
                    state.ifPresent(service::importState);
                })
                .start();
    }

    private Optional<String> kept() {
        return jdbc.sql("select state from emulator").query(String.class).optional();
    }

    private synchronized void keep() {
        if (emulator != null) {
            jdbc.sql("merge into emulator key (id) values (1, ?)")
                    .param(emulator.service().exportState())
                    .update();
        }
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        return new CallObserver() {
            @Override
            public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
                if (request.isWrite()) {
                    keep();
                }
            }
        };
    }

    @Override
    public String getBaseUrl(String client) {
        return baseUrl;
    }

    @Override
    public String getApiKey(String client) {
        return apiKey;
    }

    /** The address of the emulator's console; null with the real service. */
    @Nullable
    String console() {
        return emulator == null ? null : emulator.consoleUrl();
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

    /** The sales, as they were sent, that the service has recorded while its answer was lost. */
    List<String> lostAnswers() {
        return emulator == null
                ? List.of()
                : emulator.requests().stream()
                        .filter(request -> request.operation() == Operation.CREATE)
                        .filter(request -> String.valueOf(request.fault()).contains("AFTER_COMMIT"))
                        .map(ReceivedRequest::body)
                        .toList();
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
            keep();
            emulator.close();
        }
    }
}
