package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConcurrencyLimitException;
import com.partnero.errors.PartneroException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientState;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.PartneroObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Counts the events that no observation covers, and reports the remaining retry quota. Thread-safe. */
final class CountingObserver implements PartneroObserver {

    private final String client;
    private final MeterRegistry registry;

    CountingObserver(String client, MeterRegistry registry) {
        this.client = client;
        this.registry = registry;
        registerAtZero();
    }

    /**
     * Registers every counter at zero. A counter that first appears with the value 1 shows no increase, so an alert
     * would miss its first event.
     */
    private void registerAtZero() {
        for (Operation operation : Operation.values()) {
            for (String reason : operation == Operation.CREDIT ? ErrorTypes.CREDIT_RETRIED : ErrorTypes.RETRIED) {
                counter(PartneroMeters.RETRIES, operation, "reason", reason);
            }
            counter(PartneroMeters.REJECTED, operation);
            if (operation.isWrite()) {
                counter(PartneroMeters.UNKNOWN, operation);
            }
            if (operation.isWrite() && operation != Operation.CREDIT) {
                for (LookUpResult result : LookUpResult.values()) {
                    counter(PartneroMeters.VERIFICATIONS, operation, "result", name(result));
                }
            }
        }
    }

    @Override
    public void clientCreated(ClientState state) {
        OpenClients.opened(registry, client);
        registerAtZero();
        gauge(PartneroMeters.RETRY_QUOTA, state::retryQuota);
        gauge(PartneroMeters.KEYS_WITHOUT_RETRY_QUOTA, state::keysWithoutRetryQuota);
        gauge(PartneroMeters.REQUESTS_UNDER_WAY, state::requestsUnderWay);
    }

    private void gauge(PartneroMeters meter, IntSupplier value) {
        Gauge.builder(meter.meterName(), value, IntSupplier::getAsInt)
                .description(meter.description())
                .tag("client", client)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void clientClosed() {
        OpenClients.closed(registry, client);
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        return new CallObserver() {
            @Override
            public void retrying(AttemptFailedException failure, Duration pause) {
                counter(PartneroMeters.RETRIES, operation, "reason", ErrorTypes.of(failure))
                        .increment();
            }

            @Override
            public void verified(LookUpResult result) {
                counter(PartneroMeters.VERIFICATIONS, operation, "result", name(result))
                        .increment();
            }

            @Override
            public void failed(PartneroException exception) {
                if (exception.outcome() == Outcome.UNKNOWN) {
                    counter(PartneroMeters.UNKNOWN, operation).increment();
                }
                if (exception instanceof PartneroConcurrencyLimitException) {
                    counter(PartneroMeters.REJECTED, operation).increment();
                }
            }
        };
    }

    private Counter counter(PartneroMeters meter, Operation operation, String... more) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .tags(Tags.of("client", client, "operation", operation.label()).and(more))
                .register(registry);
    }

    private static String name(LookUpResult result) {
        return result.name().toLowerCase(Locale.ROOT);
    }
}
