package com.partnero.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.errors.PartneroException;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import com.partnero.spi.TimeSource;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A time series costs money; a key in a tag makes one for every order. {@code -Dseries.keys=1000000} makes more of them. */
class SeriesBudgetTest {

    private static final int BUDGET = 150;
    private static final int KEYS = Integer.getInteger("series.keys", 100_000);

    @Test
    void randomKeysMakeNoSeriesOfTheirOwn() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Random random = new Random(42);
        try (Partnero partnero = new Scripted(PartneroMicrometer.observer(meters)).build()) {
            for (int i = 0; i < KEYS; i++) {
                call(partnero, i, "order-" + Long.toHexString(random.nextLong()));
            }
            checkSeries(meters);
        }
    }

    @Test
    void clientsThatWereClosedLeaveNoSeries() {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        for (int i = 0; i < 20; i++) {
            PartneroObserver observer =
                    PartneroMicrometer.observer(meters, "shop-" + i % 10, URI.create("https://api.partnero.com/v1"));
            try (Partnero first = new Scripted(observer).build()) {
                call(first, 1, "order-" + i);
            }
        }

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsOnly("http.client.requests");
    }

    @Test
    void theLastClientOfANameTakesItsSeriesAway() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Partnero first = new Scripted(PartneroMicrometer.observer(meters)).build();
        Partnero second = new Scripted(PartneroMicrometer.observer(meters)).build();

        first.close();
        assertThat(meters.find("partnero.client.unknown").counters()).isNotEmpty();

        second.close();
        assertThat(meters.find("partnero.client.unknown").counters()).isEmpty();
    }

    private static void checkSeries(PrometheusMeterRegistry meters) {
        assertThat(meters.get("partnero.client.call").timers().stream()
                        .mapToLong(Timer::count)
                        .sum())
                .isEqualTo(KEYS);
        List<String> series =
                meters.scrape().lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(series)
                .anyMatch(line -> line.contains("outcome=\"verified\""))
                .anyMatch(line -> line.contains("outcome=\"unknown\""))
                .anyMatch(line -> line.startsWith("partnero_client_verifications"))
                .noneMatch(line -> line.contains("order-"));
        assertThat(series.stream().filter(line -> line.contains("client=\"default\"")))
                .as("series of this client")
                .hasSizeGreaterThan(50)
                .hasSizeLessThan(BUDGET);
        assertThat(series.stream().filter(line -> line.startsWith("http_client_requests")))
                .as("series of the host, which all clients share")
                .hasSizeLessThan(BUDGET / 3);
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

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("buyer"))
                .build();
    }

    /** A client over {@link ScriptedTransport} that does not wait. */
    private static final class Scripted extends PartneroBuilder<Scripted> implements TimeSource {

        Scripted(PartneroObserver observer) {
            apiKey("key").observer(observer);
        }

        @Override
        protected Scripted self() {
            return this;
        }

        @Override
        public Partnero build() {
            ClientSettings settings = settings();
            return PartneroFactory.create(new ScriptedTransport(), settings, this);
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
