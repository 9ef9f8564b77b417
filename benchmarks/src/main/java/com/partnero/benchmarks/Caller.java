package com.partnero.benchmarks;

import java.io.IOException;

/** One of the compared ways to call Partnero. Thread-safe. */
interface Caller {

    /** Records one sale. */
    Object create() throws IOException, InterruptedException;

    /** Fetches a page of 250 transactions. */
    Object page() throws IOException, InterruptedException;

    /** Closes its connections. */
    default void close() {}
}
