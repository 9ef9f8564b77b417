package com.partnero.spring.boot.outbox;

import java.util.List;

/**
 * The meters of outboxes.
 *
 * @since 0.1.0
 */
public enum PartneroOutboxMeters {
    /** Gauge of entries under way or in need of a person, by state. */
    ENTRIES(
            "partnero.outbox.entries",
            "gauge",
            "Entries of the outbox by state: not_sent, sending, unknown, deleting, to_delete, attention",
            "client",
            "state"),
    /** Gauge of orders with two contents under one revision. */
    CONFLICTS(
            "partnero.outbox.conflicts",
            "gauge",
            "Orders with different content for one revision, until a person decides",
            "client"),
    /** Gauge of programs to which deliveries are paused. */
    PAUSED(
            "partnero.outbox.paused",
            "gauge",
            "1 while nothing is sent to the program: it is throttled, its key is refused, or a person has paused it; for"
                    + " tenants, how many of them",
            "client"),
    /** Time gauge of the oldest entry under way: the one to alert on. */
    OLDEST_AGE(
            "partnero.outbox.oldest.age",
            "time gauge",
            "Age of the oldest entry that is not at rest; 0 if there is none",
            "client"),
    /** Gauge of entries of programs that are not configured here. */
    UNCONFIGURED(
            "partnero.outbox.unconfigured",
            "gauge",
            "Waiting entries of programs that are not configured, and of tenants whose API key is not found; summary()"
                    + " names them"),
    /** Timer from recording to acceptance. */
    DELIVERY(
            "partnero.outbox.delivery",
            "timer",
            "From the moment that a wish is stored until Partnero agrees with it",
            "client",
            "kind"),
    /** Counter of an ordinary end. */
    REFUSED(
            "partnero.outbox.refused",
            "counter",
            "Sales that Partnero does not record, because the buyer was not referred",
            "client"),
    /** Counter of late requests that were found and undone. */
    LATE_SALES(
            "partnero.outbox.late.sales",
            "counter",
            "Sales that a late request recorded under a wire key that was given up; each was deleted",
            "client");

    private final String meterName;
    private final String kind;
    private final String description;
    private final List<String> tags;

    PartneroOutboxMeters(String meterName, String kind, String description, String... tags) {
        this.meterName = meterName;
        this.kind = kind;
        this.description = description;
        this.tags = List.of(tags);
    }

    /**
     * The name of the meter.
     *
     * @return for instance {@code partnero.outbox.entries}
     */
    public String meterName() {
        return meterName;
    }

    /**
     * What kind of meter it is.
     *
     * @return gauge, time gauge, timer or counter
     */
    public String kind() {
        return kind;
    }

    /**
     * What it measures.
     *
     * @return one sentence
     */
    public String description() {
        return description;
    }

    /**
     * The names of its tags.
     *
     * @return the names
     */
    public List<String> tags() {
        return tags;
    }
}
