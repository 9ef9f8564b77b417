package com.partnero.spi;

/**
 * The figures of one client, for gauges. Thread-safe; every method returns at once.
 *
 * @since 0.1.0
 */
public interface ClientState {

    /** The tokens left for retries; with several API keys, of the key that has the fewest. */
    int retryQuota();

    /** How many API keys have no token left for a retry. */
    int keysWithoutRetryQuota();

    /** How many requests are under way that count towards the client's limit. */
    int requestsUnderWay();
}
