package com.partnero.spring.boot.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be configured of the outbox.
 *
 * <p>Thread-safe once bound.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("partnero.outbox")
public class PartneroOutboxProperties {

    /** Whether there is an outbox, where a DataSource and db-scheduler are. */
    private boolean enabled = true;

    /** How long an entry rests whose outcome is unknown before it is looked up: longer than a request can be on its way. */
    private Duration settleWindow = Duration.ofSeconds(120);

    /** Pause after the first failure. */
    private Duration initialDelay = Duration.ofSeconds(5);

    /** Longest pause after a failure. */
    private Duration maxDelay = Duration.ofHours(1);

    /** By what the pause grows with every further failure. */
    private double multiplier = 2;

    /** How long an entry is tried before it is quarantined. */
    private Duration maxAge = Duration.ofDays(7);

    /** How many entries of a program are delivered at the same time. */
    private int concurrency = 4;

    /** How many requests a second go to a program, look-ups included. */
    private int rate = 5;

    /** How often a process shows that it is alive; after five missed beats others take over what it was delivering. */
    private Duration heartbeat = Duration.ofSeconds(10);

    /** How often entries are looked for that are due and were not announced. */
    private Duration polling = Duration.ofSeconds(5);

    /** For Spring. */
    public PartneroOutboxProperties() {}

    /**
     * Whether there is an outbox, where a DataSource and db-scheduler are.
     *
     * @return the value
     */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Sets: whether there is an outbox, where a DataSource and db-scheduler are.
     *
     * @param enabled the value
     */
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    /**
     * How long an entry rests whose outcome is unknown before it is looked up: longer than a request can be on its way.
     *
     * @return the value
     */
    public Duration getSettleWindow() {
        return settleWindow;
    }

    /**
     * Sets: how long an entry rests whose outcome is unknown before it is looked up: longer than a request can be on its way.
     *
     * @param settleWindow the value
     */
    public void setSettleWindow(Duration settleWindow) {
        this.settleWindow = settleWindow;
    }

    /**
     * Pause after the first failure.
     *
     * @return the value
     */
    public Duration getInitialDelay() {
        return initialDelay;
    }

    /**
     * Sets: pause after the first failure.
     *
     * @param initialDelay the value
     */
    public void setInitialDelay(Duration initialDelay) {
        this.initialDelay = initialDelay;
    }

    /**
     * Longest pause after a failure.
     *
     * @return the value
     */
    public Duration getMaxDelay() {
        return maxDelay;
    }

    /**
     * Sets: longest pause after a failure.
     *
     * @param maxDelay the value
     */
    public void setMaxDelay(Duration maxDelay) {
        this.maxDelay = maxDelay;
    }

    /**
     * By what the pause grows with every further failure.
     *
     * @return the value
     */
    public double getMultiplier() {
        return multiplier;
    }

    /**
     * Sets: by what the pause grows with every further failure.
     *
     * @param multiplier the value
     */
    public void setMultiplier(double multiplier) {
        this.multiplier = multiplier;
    }

    /**
     * How long an entry is tried before it is quarantined.
     *
     * @return the value
     */
    public Duration getMaxAge() {
        return maxAge;
    }

    /**
     * Sets: how long an entry is tried before it is quarantined.
     *
     * @param maxAge the value
     */
    public void setMaxAge(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /**
     * How many entries of a program are delivered at the same time.
     *
     * @return the value
     */
    public int getConcurrency() {
        return concurrency;
    }

    /**
     * Sets: how many entries of a program are delivered at the same time.
     *
     * @param concurrency the value
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setConcurrency(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("partnero.outbox.concurrency must be at least 1: " + concurrency);
        }
        this.concurrency = concurrency;
    }

    /**
     * How many requests a second go to a program, look-ups included.
     *
     * @return the value
     */
    public int getRate() {
        return rate;
    }

    /**
     * Sets: how many requests a second go to a program, look-ups included.
     *
     * @param rate the value
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setRate(int rate) {
        if (rate < 1) {
            throw new IllegalArgumentException("partnero.outbox.rate must be at least 1: " + rate);
        }
        this.rate = rate;
    }

    /**
     * How often a process shows that it is alive; after five missed beats others take over what it was delivering.
     *
     * @return the value
     */
    public Duration getHeartbeat() {
        return heartbeat;
    }

    /**
     * Sets: how often a process shows that it is alive; after five missed beats others take over what it was delivering.
     *
     * @param heartbeat the value
     */
    public void setHeartbeat(Duration heartbeat) {
        this.heartbeat = heartbeat;
    }

    /**
     * How often entries are looked for that are due and were not announced.
     *
     * @return the value
     */
    public Duration getPolling() {
        return polling;
    }

    /**
     * Sets: how often entries are looked for that are due and were not announced.
     *
     * @param polling the value
     */
    public void setPolling(Duration polling) {
        this.polling = polling;
    }
}
