package com.partnero.retrofit;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Lets one request open a connection while the others wait for it. Thread-safe.
 *
 * <p>It is a proxy selector because OkHttp asks for a proxy exactly when a request needs a new connection, and then
 * looks for a kept connection once more. If a server takes few requests per connection, as many connections may be
 * opened at once as already exist. A request that takes longer than the connect time-out no longer makes others wait.
 */
final class ConnectionGate extends ProxySelector {

    private final @Nullable Proxy proxy;
    private final ProxySelector selector;
    private final long patience;
    private final IntSupplier connections;
    private final Map<PendingRequest, Long> makers = new HashMap<>();
    private boolean open;

    /**
     * Makes a gate.
     *
     * @param users the application's client, whose proxies are used
     * @param connections how many connections there are
     */
    ConnectionGate(OkHttpClient users, IntSupplier connections) {
        proxy = users.proxy();
        selector = users.proxySelector();
        patience = TimeUnit.MILLISECONDS.toNanos(users.connectTimeoutMillis());
        this.connections = connections;
    }

    @Override
    public List<Proxy> select(URI uri) {
        PendingRequest request = PendingRequest.current();
        if (request != null) {
            pass(request);
        }
        return proxy == null ? selector.select(uri) : List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        selector.connectFailed(uri, address, failure);
    }

    private synchronized void pass(PendingRequest request) {
        await(request, () -> makers() < Math.max(1, connections.getAsInt()));
        makers.put(request, System.nanoTime());
    }

    /** If other requests are opening a connection, waits until one of them has an answer. */
    synchronized void awaitFirst(PendingRequest request, BooleanSupplier answered) {
        await(request, () -> answered.getAsBoolean() || makers() == 0);
    }

    /** Waits until the condition holds or the caller has given up. */
    synchronized void await(PendingRequest request, BooleanSupplier condition) {
        while (!open && !request.isGivenUp() && !condition.getAsBoolean()) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, untilNextChange());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int makers() {
        long now = System.nanoTime();
        makers.values().removeIf(since -> now - since >= patience);
        return makers.size();
    }

    private long untilNextChange() {
        long now = System.nanoTime();
        long next = TimeUnit.MILLISECONDS.toNanos(100);
        for (long since : makers.values()) {
            next = Math.min(next, since + patience - now);
        }
        return Math.max(next, TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** The request has its answer, needs no new connection, or has ended. */
    synchronized void leave(PendingRequest request) {
        makers.remove(request);
        notifyAll();
    }

    /**
     * Nobody waits any more: the server speaks HTTP/1.1, where each request has its own connection, or the client is
     * closing.
     */
    synchronized void open() {
        open = true;
        notifyAll();
    }

    /** A caller has given up. */
    synchronized void wake() {
        notifyAll();
    }
}
