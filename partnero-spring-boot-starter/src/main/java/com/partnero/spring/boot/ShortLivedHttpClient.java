package com.partnero.spring.boot;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;

/**
 * A client of the JDK that can be ended, on 17 too: its selector's thread and its connections, which the JDK itself keeps until
 * a garbage collection. Its settings can be read afterwards.
 */
final class ShortLivedHttpClient implements AutoCloseable {

    private final ThreadGroup selectors = new ThreadGroup("partnero-short-lived");
    private final HttpClient client;

    ShortLivedHttpClient(HttpClient.Builder builder) {
        if (Runtime.version().feature() < 19) {
            endWithItsThreads(selectors);
        }
        // The thread of the selector, which the JDK hides, belongs to the group of its maker.
        client = CompletableFuture.supplyAsync(builder::build, work -> new Thread(selectors, work).start())
                .join();
    }

    @SuppressWarnings("removal") // Later JDKs collect a group with its threads.
    private static void endWithItsThreads(ThreadGroup group) {
        group.setDaemon(true);
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        selectors.interrupt();
    }
}
