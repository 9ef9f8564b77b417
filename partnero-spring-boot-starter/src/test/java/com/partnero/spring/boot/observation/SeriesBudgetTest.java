package com.partnero.spring.boot.observation;

import static com.partnero.spring.boot.Starter.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Effect;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.PartneroObserver;
import com.partnero.spi.TimeSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A time series costs money; a key in a tag makes one for every order. */
class SeriesBudgetTest {

    private static final int BUDGET = 150;
    private static final int KEYS = 1_000_000;

    @Test
    void aMillionRandomKeysMakeNoSeriesOfTheirOwn() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Random random = new Random(42);

        try (Partnero partnero = new Scripted(new Observers(meters)).build()) {
            for (int i = 0; i < KEYS; i++) {
                call(partnero, i, "order-" + Long.toHexString(random.nextLong()));
            }
        }

        assertThat(meters.get("partnero.client.call").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(KEYS);
        List<String> series =
                meters.scrape().lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(series)
                .anyMatch(line -> line.contains("outcome=\"verified\""))
                .anyMatch(line -> line.startsWith("partnero_client_verifications"))
                .hasSizeLessThan(BUDGET)
                .noneMatch(line -> line.contains("order-"));
    }

    private static void call(Partnero partnero, int number, String key) {
        try {
            switch (number % 10) {
                case 1 -> partnero.transactions().create(sale(key));
                case 2 -> partnero.transactions().createIfAbsent(sale(key));
                case 3 -> partnero.transactions().delete(key);
                case 4 -> partnero.balances().credit(key, Amount.of("1", "EUR"));
                default -> partnero.transactions().find(key);
            }
        } catch (PartneroException e) {
            // One in ten keys: see ScriptedTransport.
        }
    }

    @Test
    void everyOperationWithSuccessAndTheUsualFailuresStaysInTheBudgetOfMeters() {
        MeterRegistry meters = new SimpleMeterRegistry();
        Observers observers = new Observers(meters);

        for (Operation operation : Operation.values()) {
            observers.call(operation, false);
            observers.call(operation, true);
            for (Class<? extends PartneroException> ignored :
                    List.of(PartneroNotFoundException.class, PartneroTimeoutException.class)) {
                observers.fail(operation, ignored);
            }
        }

        assertThat(meters.getMeters()).hasSizeLessThan(BUDGET);
    }

    /** The observers of one client, as the starter puts them together. */
    private static final class Observers {

        private final PartneroObserver observations;
        private final PartneroObserver counters;

        Observers(MeterRegistry meters) {
            meters.config().meterFilter(PartneroMetricsAutoConfiguration.partneroErrorNames());
            ObservationRegistry registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
            observations = new ObservationObserver("default", "api.partnero.com", registry, null, null);
            counters = new MeterObserver("default", meters);
            counters.clientCreated(() -> 500);
        }

        void call(Operation operation, boolean lost) {
            for (CallObserver call : List.of(observations.callStarted(operation), counters.callStarted(operation))) {
                call.attemptStarted(operation);
                if (lost) {
                    call.attemptEnded(operation, AttemptFailedException.lost("the connection broke"));
                    call.verified(LookUpResult.SAME);
                } else {
                    call.attemptEnded(operation, null);
                }
                call.succeeded(lost);
                call.ended();
            }
        }

        void fail(Operation operation, Class<? extends PartneroException> kind) {
            Failure failure =
                    Failure.of(operation, Outcome.UNKNOWN, "it failed").build();
            for (CallObserver call : List.of(observations.callStarted(operation), counters.callStarted(operation))) {
                call.attemptStarted(operation);
                AttemptFailedException why = kind == PartneroTimeoutException.class
                        ? AttemptFailedException.timedOut(true)
                        : AttemptFailedException.answered(Effect.REFUSED, 404, null, null, null, Map.of());
                call.attemptEnded(operation, why);
                call.retrying(why, Duration.ZERO);
                call.failed(
                        kind == PartneroTimeoutException.class
                                ? new PartneroTimeoutException(failure)
                                : new PartneroServerException(failure));
                call.ended();
            }
        }
    }

    /** A client over {@link ScriptedTransport} that does not wait. */
    private static final class Scripted extends PartneroBuilder<Scripted> implements TimeSource {

        Scripted(Observers observers) {
            apiKey("key").observer(observers.observations).observer(observers.counters);
        }

        @Override
        protected Scripted self() {
            return this;
        }

        @Override
        public Partnero build() {
            ClientSettings settings = settings();
            return PartneroFactory.create(new ScriptedTransport(settings.observer()), settings, this);
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time) {}

        @Override
        public long random(long bound) {
            return 0;
        }
    }
}
