package com.partnero.feign;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** One JDK client: its connections and the thread of its selector. {@link #close} ends both. Thread-safe. */
final class Connections implements AutoCloseable {

    private final ThreadLocal<@Nullable Departure> departing = new ThreadLocal<>();
    private final Executor threads;
    private volatile @Nullable HttpClient http;
    private volatile @Nullable Thread selector;

    Connections(JdkSettings settings) {
        threads = settings.threads();
        HttpClient.Builder builder =
                settings.builder().executor(this::execute).sslContext(WatchedTls.of(settings.tls(), this::secured));
        http = started(builder);
    }

    /** Builds a client in its own thread group, to find its selector's thread, which the JDK does not expose. */
    private HttpClient started(HttpClient.Builder builder) {
        ThreadGroup group = new ThreadGroup(topGroup(), "partnero-http");
        if (Runtime.version().feature() < 19) {
            endWithItsThreads(group);
        }
        CompletableFuture<HttpClient> started = new CompletableFuture<>();
        Thread maker = new Thread(
                group,
                () -> {
                    try {
                        HttpClient made = builder.build();
                        selector = otherThread(group);
                        started.complete(made);
                    } catch (Throwable e) {
                        started.completeExceptionally(e);
                    }
                },
                "partnero-http-start",
                0,
                false);
        maker.setContextClassLoader(Connections.class.getClassLoader());
        maker.start();
        return started.join();
    }

    private static ThreadGroup topGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    @SuppressWarnings("removal") // Later JDKs collect a group with its threads.
    private static void endWithItsThreads(ThreadGroup group) {
        group.setDaemon(true);
    }

    private static @Nullable Thread otherThread(ThreadGroup group) {
        Thread[] threads = new Thread[2];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (threads[i] != Thread.currentThread()) {
                return threads[i];
            }
        }
        return null;
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> handler, Departure departure) {
        HttpClient open = http;
        if (open == null) {
            return CompletableFuture.failedFuture(new IOException("the client is closed"));
        }
        departing.set(departure);
        try {
            return open.sendAsync(request, handler);
        } finally {
            departing.remove();
        }
    }

    /**
     * Parses an answer on the selector's thread, so that no other thread has to wake up for it. Work that may block runs
     * elsewhere: resolving a name, which the caller's thread asks for, and checking certificates.
     */
    private void execute(Runnable work) {
        boolean onSelector = Thread.currentThread() == selector;
        if (onSelector && !work.getClass().getName().contains("SSLFlowDelegate")) {
            work.run();
            return;
        }
        Departure departure = departing.get();
        threads.execute(() -> {
            departing.set(departure);
            try {
                work.run();
            } finally {
                departing.remove();
            }
        });
    }

    /** The thread that begins to send makes a new connection. */
    private void secured(SSLEngine engine) {
        Departure departure = departing.get();
        if (departure != null) {
            departure.through(engine);
        }
    }

    /**
     * Ends the selector's thread, and with it every connection, even if something still holds the client. On Java 25, a
     * cleaner of the JDK holds a client's insides, which hold {@link #execute}, until nothing holds the client itself.
     */
    @Override
    public void close() {
        Thread running = selector;
        if (running != null) {
            running.interrupt();
        }
        http = null;
    }
}
