package com.partnero.benchmarks;

import java.io.IOException;

/** One of the compared ways to call Partnero. Thread-safe. */
interface Caller {

    /** Records one sale. */
    Object create() throws IOException, InterruptedException;

    /** Fetches a page of 250 transactions. */
    Object page() throws IOException, InterruptedException;

    /** Whether it can look a sale up, and record it if it is not there. */
    default boolean createsIfAbsent() {
        return false;
    }

    /** Fetches one transaction. */
    default Object find() {
        throw new UnsupportedOperationException();
    }

    /** Looks the sale up, and records it. */
    default Object createIfAbsent() {
        throw new UnsupportedOperationException();
    }

    /** Closes its connections. */
    default void close() {}
}
