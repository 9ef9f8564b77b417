package com.partnero.spring.boot.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be configured of the outbox.
 *
 * <p>Immutable and thread-safe.
 *
 * @param enabled Whether there is an outbox, where a DataSource and db-scheduler are.
 * @param settleWindow How long an entry rests whose outcome is unknown before it is looked up. It must be longer than a request
 *     can be on its way.
 * @param initialDelay Pause after the first failure.
 * @param maxDelay Longest pause after a failure, unless the service asks for a longer one.
 * @param multiplier By what the pause grows with every further failure.
 * @param maxAge How long an entry is tried before it is quarantined.
 * @param concurrency How many entries of a program are delivered at the same time.
 * @param rate How many requests a second go to a program, look-ups included.
 * @param heartbeat How often a process shows that it is alive. After five missed beats others take over what it delivered.
 * @param polling How often entries are looked for that are due and that nobody announced.
 * @since 0.1.0
 */
@ConfigurationProperties("partnero.outbox")
public record PartneroOutboxProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("120s") Duration settleWindow,
        @DefaultValue("5s") Duration initialDelay,
        @DefaultValue("1h") Duration maxDelay,
        @DefaultValue("2") double multiplier,
        @DefaultValue("7d") Duration maxAge,
        @DefaultValue("4") int concurrency,
        @DefaultValue("5") int rate,
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("5s") Duration polling) {

    /**
     * Checks the numbers and times.
     *
     * @throws IllegalArgumentException if a number is less than 1, or a time less than a millisecond
     */
    public PartneroOutboxProperties {
        atLeastOne("multiplier", multiplier);
        atLeastOne("concurrency", concurrency);
        atLeastOne("rate", rate);
        atLeastOneMillisecond("settle-window", settleWindow);
        atLeastOneMillisecond("initial-delay", initialDelay);
        atLeastOneMillisecond("max-delay", maxDelay);
        atLeastOneMillisecond("max-age", maxAge);
        atLeastOneMillisecond("heartbeat", heartbeat);
        atLeastOneMillisecond("polling", polling);
    }

    private static void atLeastOne(String name, double value) {
        if (!(value >= 1)) {
            throw new IllegalArgumentException("partnero.outbox." + name + " must be at least 1: " + value);
        }
    }

    private static void atLeastOneMillisecond(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("partnero.outbox." + name + " must be at least 1 ms: " + value);
        }
    }
}
