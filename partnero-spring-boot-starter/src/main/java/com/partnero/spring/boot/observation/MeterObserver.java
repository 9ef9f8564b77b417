package com.partnero.spring.boot.observation;

import com.partnero.Operation;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.PartneroObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;

/** Counts what no observation shows: retries and verifications; and shows what is left of the quota. Thread-safe. */
final class MeterObserver implements PartneroObserver {

    private final String client;
    private final MeterRegistry registry;

    MeterObserver(String client, MeterRegistry registry) {
        this.client = client;
        this.registry = registry;
    }

    @Override
    public void clientCreated(IntSupplier retryQuota) {
        Gauge.builder(PartneroMeters.RETRY_QUOTA.meterName(), retryQuota, IntSupplier::getAsInt)
                .description(PartneroMeters.RETRY_QUOTA.description())
                .tag("client", client)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        return new CallObserver() {
            @Override
            public void retrying(AttemptFailedException failure, Duration pause) {
                count(PartneroMeters.RETRIES, operation, "reason", ErrorNames.reason(failure));
            }

            @Override
            public void verified(LookUpResult finding) {
                count(
                        PartneroMeters.VERIFICATIONS,
                        operation,
                        "result",
                        finding.name().toLowerCase(Locale.ROOT));
            }
        };
    }

    private void count(PartneroMeters meter, Operation operation, String tag, String value) {
        Counter.builder(meter.meterName())
                .description(meter.description())
                .tag("client", client)
                .tag("operation", operation.label())
                .tag(tag, value)
                .register(registry)
                .increment();
    }
}
