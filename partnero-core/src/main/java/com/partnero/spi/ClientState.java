package com.partnero.spi;

/**
 * The figures of one client, for gauges. Thread-safe; every method returns at once.
 *
 * @since 0.1.0
 */
public interface ClientState {

    /** The tokens left for retries. With several API keys, the lowest number of any key. */
    int retryQuota();

    /** How many API keys have no tokens left for retries. */
    int keysWithoutRetryQuota();

    /** How many running requests count towards the client's limit. */
    int requestsUnderWay();
}
