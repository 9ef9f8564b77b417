package com.partnero.spring.boot.observation;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.PartneroBuilder;
import com.partnero.RetryPolicy;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.Effect;
import com.partnero.spi.Finding;
import com.partnero.spi.PartneroClients;
import com.partnero.spi.PartneroObserver;
import com.partnero.spi.Transport;
import com.partnero.transactions.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.reflect.Proxy;
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

        try (Partnero partnero = new Scripted(new Observers(meters).both()).build()) {
            for (int i = 0; i < KEYS; i++) {
                find(partnero, "order-" + Long.toHexString(random.nextLong()));
            }
        }

        assertThat(meters.get("partnero.client.call").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(KEYS);
        List<String> series =
                meters.scrape().lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(series).isNotEmpty().hasSizeLessThan(BUDGET);
        assertThat(series).noneMatch(line -> line.contains("order-"));
    }

    private static void find(Partnero partnero, String key) {
        try {
            partnero.transactions().find(key);
        } catch (PartneroConnectionLostException e) {
            // One in a hundred keys, all three attempts.
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

        PartneroObserver both() {
            return new PartneroObserver() {
                @Override
                public CallObserver callStarted(Operation operation) {
                    return observations.callStarted(operation);
                }

                @Override
                public void answered(int status) {
                    observations.answered(status);
                }
            };
        }

        void call(Operation operation, boolean lost) {
            for (CallObserver call : List.of(observations.callStarted(operation), counters.callStarted(operation))) {
                call.attemptStarted(operation);
                if (lost) {
                    call.attemptEnded(operation, AttemptFailedException.lost("the connection broke"));
                    call.verified(Finding.SAME);
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

    /** A client whose transport finds some keys, misses others and loses a few answers. */
    private static final class Scripted extends PartneroBuilder<Scripted> {

        private final PartneroObserver observer;

        Scripted(PartneroObserver observer) {
            this.observer = observer;
            apiKey("key")
                    .retry(RetryPolicy.defaults().withBaseDelay(Duration.ZERO))
                    .observer(observer);
        }

        @Override
        protected Scripted self() {
            return this;
        }

        @Override
        public Partnero build() {
            Transport transport = (Transport) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Transport.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("fetch") ? fetch((String) arguments[0]) : null);
            return PartneroClients.create(transport, settings());
        }

        private Transaction fetch(String key) throws AttemptFailedException {
            int kind = Math.floorMod(key.hashCode(), 100);
            if (kind == 0) {
                throw AttemptFailedException.lost("the connection broke");
            }
            observer.answered(kind < 10 ? 404 : 200);
            if (kind < 10) {
                throw AttemptFailedException.answered(Effect.REFUSED, 404, null, null, null, Map.of());
            }
            return Transaction.builder().key(key).build();
        }
    }
}
