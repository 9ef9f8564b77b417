package com.partnero.benchmarks;

import java.io.IOException;

/** Calls Partnero in one of the ways that are compared. Thread-safe. */
interface Caller {

    /** Records one sale. */
    Object create() throws IOException, InterruptedException;

    /** Fetches a page of 250 transactions. */
    Object page() throws IOException, InterruptedException;

    /** Lets its connections go. */
    default void close() {}
}
