package com.partnero.micrometer;

import java.util.List;

/**
 * The meters that Partnero clients have besides their {@link PartneroObservationDocumentation observations}.
 *
 * @since 0.1.0
 */
public enum PartneroMeters {
    /** Counter of requests that were sent again. */
    RETRIES(
            "partnero.client.retries",
            "counter",
            "Requests that were sent again, because they certainly were not carried out or do no harm twice",
            "client",
            "operation",
            "reason"),
    /** Counter of look-ups after lost answers. */
    VERIFICATIONS(
            "partnero.client.verifications",
            "counter",
            "Look-ups after a lost answer, by what they found: same, different, many, missing, unproven, failed",
            "client",
            "operation",
            "result"),
    /** Counter of writes that nobody knows the outcome of. */
    UNKNOWN(
            "partnero.client.unknown",
            "counter",
            "Writes that may or may not have been carried out; the caller was told so",
            "client",
            "operation"),
    /** Gauge of what is left for retries. */
    RETRY_QUOTA("partnero.client.retry.quota", "gauge", "Tokens that are left for retries; 0 means none", "client");

    private final String meterName;
    private final String kind;
    private final String description;
    private final List<String> tags;

    PartneroMeters(String meterName, String kind, String description, String... tags) {
        this.meterName = meterName;
        this.kind = kind;
        this.description = description;
        this.tags = List.of(tags);
    }

    /**
     * The name of the meter.
     *
     * @return for instance {@code partnero.client.retries}
     */
    public String meterName() {
        return meterName;
    }

    /**
     * What kind of meter it is.
     *
     * @return counter or gauge
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
