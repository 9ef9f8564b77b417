package com.partnero.spring.boot;

import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A JDK client that can be closed, also on JDK 17: it ends the selector's thread and the connections, which the JDK
 * keeps until a garbage collection. Its settings stay readable.
 */
final class ShortLivedHttpClient implements AutoCloseable {

    private final HttpClient client;
    private final List<Thread> selector;

    ShortLivedHttpClient(HttpClient.Builder builder) {
        // The JDK hides the selector's thread, but it belongs to the group of its maker.
        ThreadGroup group = new ThreadGroup("partnero-short-lived");
        if (Runtime.version().feature() < 19) {
            endWithItsThreads(group);
        }
        Made made = CompletableFuture.supplyAsync(
                        () -> Made.of(builder.build(), group),
                        work -> new Thread(group, work, "partnero-short-lived", 0, false).start())
                .join();
        client = made.client();
        selector = made.selector();
    }

    /** A client and the threads that exist because of it: a later one is the application's. */
    private record Made(HttpClient client, List<Thread> selector) {

        static Made of(HttpClient client, ThreadGroup group) {
            Thread[] threads = new Thread[group.activeCount() + 8];
            int count = group.enumerate(threads);
            return new Made(
                    client,
                    Arrays.stream(threads, 0, count)
                            .filter(thread -> thread != Thread.currentThread())
                            .toList());
        }
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
        selector.forEach(Thread::interrupt);
    }
}
