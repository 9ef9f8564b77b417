package com.partnero.micrometer;

import java.util.List;

/**
 * The meters that Partnero clients provide in addition to their {@link PartneroObservationDocumentation observations}.
 *
 * @since 0.1.0
 */
public enum PartneroMeters {
    /** Counts requests that were sent again. */
    RETRIES(
            "partnero.client.retries",
            "counter",
            "Requests that were sent again, because they were not carried out or are safe to repeat",
            "client",
            "operation",
            "reason"),
    /** Counts look-ups after lost answers. */
    VERIFICATIONS(
            "partnero.client.verifications",
            "counter",
            "Look-ups after a lost answer, by result: same, different, incomparable, many, missing, unproven, failed",
            "client",
            "operation",
            "result"),
    /** Counts writes whose outcome is unknown. */
    UNKNOWN(
            "partnero.client.unknown",
            "counter",
            "Writes that may or may not have been carried out; the caller got an exception that says so",
            "client",
            "operation"),
    /** Shows the tokens left for retries. */
    RETRY_QUOTA(
            "partnero.client.retry.quota",
            "gauge",
            "Tokens left for retries, of the API key that has the fewest; at 0 nothing is retried",
            "client"),
    /** Shows how many API keys have no token left for a retry. */
    KEYS_WITHOUT_RETRY_QUOTA(
            "partnero.client.retry.quota.exhausted", "gauge", "API keys without a token left for a retry", "client"),
    /** Shows how many requests are under way. */
    REQUESTS_UNDER_WAY(
            "partnero.client.requests.active",
            "gauge",
            "Requests under way that count towards the client's limit",
            "client"),
    /** Counts calls that were rejected because too many requests were under way. */
    REJECTED(
            "partnero.client.rejected",
            "counter",
            "Calls that were not sent because too many requests were under way at once",
            "client",
            "operation");

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

    /** The name of the meter, such as {@code partnero.client.retries}. */
    public String meterName() {
        return meterName;
    }

    /** The kind of meter: counter or gauge. */
    public String kind() {
        return kind;
    }

    /** What the meter measures, in one sentence. */
    public String description() {
        return description;
    }

    /** The names of the meter's tags. */
    public List<String> tags() {
        return tags;
    }
}
