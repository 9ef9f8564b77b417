package com.partnero.outbox;

import com.partnero.wire.PartneroJson;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Builds {@link Outboxes}. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class OutboxesBuilder {

    final DataSource source;
    final PartneroJson json;
    final OutboxPrograms programs;
    OutboxTransactions transactions = new NoTransactions();
    Consumer<OutboxEvent> listener = event -> {};
    private String name = "application";
    private Duration settleWindow = Duration.ofSeconds(120);
    private Duration initialDelay = Duration.ofSeconds(5);
    private Duration maxDelay = Duration.ofHours(1);
    private double multiplier = 2;
    private Duration maxAge = Duration.ofDays(7);
    private int concurrency = 4;
    private int rate = 5;
    private Duration polling = Duration.ofSeconds(5);
    private Duration keep = Duration.ofDays(90);

    OutboxesBuilder(DataSource source, PartneroJson json, OutboxPrograms programs) {
        this.source = source;
        this.json = json;
        this.programs = programs;
    }

    /** Sets the transactions in which callers record. By default each call has its own. */
    public OutboxesBuilder transactions(OutboxTransactions value) {
        transactions = value;
        return this;
    }

    /** Sets a listener for events. It runs on the delivering thread. By default there is none. */
    public OutboxesBuilder listener(Consumer<OutboxEvent> value) {
        listener = value;
        return this;
    }

    /** Sets a name that distinguishes applications with shared tables: not blank, without a slash, at most 100 characters. */
    public OutboxesBuilder name(String value) {
        if (value.isBlank() || value.indexOf('/') >= 0 || value.length() > 100) {
            throw new IllegalArgumentException(
                    "name must not be blank, hold a slash, or be longer than 100 characters: " + value);
        }
        name = value;
        return this;
    }

    /** How long to wait after a lost answer before the look-up; 120 s. It must be longer than a call may take. */
    public OutboxesBuilder settleWindow(Duration value) {
        settleWindow = positive("settle-window", value);
        return this;
    }

    /** The pause after the first failure; 5 s. */
    public OutboxesBuilder initialDelay(Duration value) {
        initialDelay = positive("initial-delay", value);
        return this;
    }

    /** The longest pause after a failure; 1 h. */
    public OutboxesBuilder maxDelay(Duration value) {
        maxDelay = positive("max-delay", value);
        return this;
    }

    /** The factor by which the pause grows with each further failure; 2. */
    public OutboxesBuilder multiplier(double value) {
        multiplier = value;
        atLeastOne("multiplier", value);
        return this;
    }

    /** How long to try to deliver an entry before a person must decide; 7 days. */
    public OutboxesBuilder maxAge(Duration value) {
        maxAge = positive("max-age", value);
        return this;
    }

    /** How many entries of a program to deliver at once; 4. */
    public OutboxesBuilder concurrency(int value) {
        concurrency = value;
        atLeastOne("concurrency", value);
        return this;
    }

    /** How many requests per second to send to a program, including look-ups; 5. */
    public OutboxesBuilder rate(int value) {
        rate = value;
        atLeastOne("rate", value);
        return this;
    }

    /** How often to query the table for entries of other instances; 5 s. */
    public OutboxesBuilder polling(Duration value) {
        polling = positive("polling", value);
        return this;
    }

    /** How long to keep payloads and history of entries at rest; 90 days. The rows themselves stay. */
    public OutboxesBuilder keep(Duration value) {
        keep = positive("keep", value);
        return this;
    }

    private static Duration positive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException("partnero.outbox." + name + " must be at least 1 ms: " + value);
        }
        return value;
    }

    private static void atLeastOne(String name, double value) {
        if (!(value >= 1)) {
            throw new IllegalArgumentException("partnero.outbox." + name + " must be at least 1: " + value);
        }
    }

    Settings settings() {
        return new Settings(
                name, settleWindow, initialDelay, maxDelay, multiplier, maxAge, concurrency, rate, polling, keep);
    }

    /**
     * Builds the outboxes without calling the database or Partnero.
     *
     * @return the outboxes; call {@link Outboxes#start} to deliver
     */
    public Outboxes build() {
        return new Outboxes(this);
    }
}
