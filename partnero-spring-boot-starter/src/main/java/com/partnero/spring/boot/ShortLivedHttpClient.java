package com.partnero.spring.boot;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;

/**
 * A JDK client that can be closed, also on JDK 17: it ends the selector's thread and the connections, which the JDK
 * keeps until a garbage collection. Its settings stay readable.
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
