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
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    private final @Nullable Proxy proxy;
    private final ProxySelector selector;
    private final long patience;
    private final IntSupplier connections;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
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

    private void pass(PendingRequest request) {
        lock.lock();
        try {
            await(request, () -> makers.containsKey(request) || makers() < Math.max(1, connections.getAsInt()));
            makers.put(request, System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** If other requests are opening a connection, waits until one of them has an answer. */
    void awaitFirst(PendingRequest request, BooleanSupplier answered) {
        await(request, () -> answered.getAsBoolean() || makers() == 0);
    }

    /** Waits until the condition holds, the caller gives up, or all waiting stops. */
    void await(PendingRequest request, BooleanSupplier condition) {
        lock.lock();
        try {
            while (!open && !request.isGivenUp() && !condition.getAsBoolean()) {
                changed.awaitNanos(untilNextChange());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private int makers() {
        long now = System.nanoTime();
        makers.values().removeIf(since -> now - since >= patience);
        return makers.size();
    }

    private long untilNextChange() {
        long now = System.nanoTime();
        long next = LONGEST_WAIT;
        for (long since : makers.values()) {
            next = Math.min(next, since + patience - now);
        }
        return Math.max(next, SHORTEST_WAIT);
    }

    /** The request has its answer, needs no new connection, or has ended. */
    void leave(PendingRequest request) {
        change(() -> makers.remove(request));
    }

    /**
     * Stops all waiting: the server speaks HTTP/1.1, where each request has its own connection, or the client is
     * closing.
     */
    void open() {
        change(() -> open = true);
    }

    /** A caller has given up. */
    void wake() {
        change(() -> {});
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
