package com.partnero.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.RetryPolicy;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.spi.LookUpResult;
import com.partnero.testkit.Fault;
import com.partnero.testkit.InMemoryPartnero;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Metrics of an application without Spring. */
class PartneroMicrometerTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryPartnero partnero = InMemoryPartnero.builder()
            .retry(RetryPolicy.defaults().withThrottleBaseDelay(Duration.ofMillis(1)))
            .observer(PartneroMicrometer.observer(meters, "eu", URI.create("https://api.partnero.com/v1")))
            .build();

    PartneroMicrometerTest() {
        partnero.service().addCustomer("referrer");
        partnero.service().addCustomer("buyer").referredBy("referrer");
    }

    @AfterEach
    void close() {
        partnero.close();
    }

    @Test
    void aCallIsATimerAndSoIsItsRequest() {
        partnero.transactions().create(sale("order-1042"));

        assertThat(tags(meters.get("partnero.client.call").timer()))
                .containsEntry("client", "eu")
                .containsEntry("operation", "transactions.create")
                .containsEntry("outcome", "success")
                .containsEntry("error.type", "none");
        assertThat(tags(meters.get("http.client.requests").timer()))
                .containsEntry("client.name", "api.partnero.com")
                .containsEntry("exception", "none");
    }

    @Test
    void lookingBeforeASaleIsACallOfItsOwn() {
        partnero.transactions().createIfAbsent(sale("order-1042"));

        assertThat(tags(meters.get("partnero.client.call").timer()))
                .containsEntry("operation", "transactions.create-if-absent");
        assertThat(meters.get("http.client.requests")
                        .tag("method", "GET")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void everyCounterIsAtZeroFromTheStart() {
        assertThat(meters.get("partnero.client.unknown").counters())
                .extracting(counter -> counter.getId().getTag("operation"))
                .contains("transactions.create", "balances.credit")
                .doesNotContain("transactions.find");
        assertThat(meters.get("partnero.client.verifications")
                        .tag("operation", Operation.CREATE.label())
                        .counters())
                .hasSameSizeAs(LookUpResult.values());
        assertThat(meters.getMeters().stream().filter(Counter.class::isInstance).map(Counter.class::cast))
                .isNotEmpty()
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
    }

    @Test
    void noEventMakesACounterThatWasNotThereBefore() {
        long before = counters();

        partnero.faults().next(Fault.RATE_LIMIT).then(Fault.LOSE_ANSWER_AFTER_COMMIT);
        partnero.transactions().create(sale("order-1042"));
        partnero.faults().next(Fault.LOSE_REQUEST);
        assertThatExceptionOfType(PartneroConnectionLostException.class)
                .isThrownBy(() -> partnero.balances().credit("buyer", Amount.of("1", "EUR")));

        assertThat(counters()).isEqualTo(before);
        assertThat(meters.get("partnero.client.unknown")
                        .tag("operation", "balances.credit")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aRefusalIsNamedAlikeOnCallAndRequest() {
        partnero.faults().next(Fault.status(422));

        assertThatExceptionOfType(PartneroValidationException.class)
                .isThrownBy(() -> partnero.transactions().create(sale("order-1042")));

        assertThat(tags(meters.get("partnero.client.call").timer())).containsEntry("error.type", "validation");
        assertThat(tags(meters.get("http.client.requests").timer()))
                .containsEntry("status", "422")
                .containsEntry("exception", "validation");
    }

    private long counters() {
        return meters.getMeters().stream().filter(Counter.class::isInstance).count();
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "EUR"))
                .buyer(CustomerRef.id("buyer"))
                .build();
    }

    private static Map<String, String> tags(Meter meter) {
        Map<String, String> tags = new TreeMap<>();
        for (Tag tag : meter.getId().getTags()) {
            tags.put(tag.getKey(), tag.getValue());
        }
        return tags;
    }
}
