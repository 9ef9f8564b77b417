package com.partnero.spring.boot.outbox;

import java.util.List;

/**
 * The meters of outboxes.
 *
 * @since 0.1.0
 */
public enum PartneroOutboxMeters {
    /** Gauge of entries by state. */
    ENTRIES(
            "partnero.outbox.entries",
            "gauge",
            "Entries of the outbox by state: pending, sending, settling, quarantined, needs_decision",
            "client",
            "state"),
    /** Time gauge of the oldest entry under way: the one to alert on. */
    OLDEST_AGE(
            "partnero.outbox.oldest.age",
            "time gauge",
            "How long ago the oldest entry was recorded that is still under way; 0 if there is none",
            "client"),
    /** Timer from recording to acceptance. */
    DELIVERY(
            "partnero.outbox.delivery",
            "timer",
            "From the recording of an entry in the outbox to its acceptance by the service",
            "client",
            "kind");

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
     * @return gauge, time gauge or timer
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
     * What tells its series apart.
     *
     * @return names of tags
     */
    public List<String> tags() {
        return tags;
    }
}
