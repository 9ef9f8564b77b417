package com.partnero.testkit.contract;

import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A service that keeps backEnd and fails on demand: what is written down is what would have been paid. Faults are scripted by
 * HTTP method, because a look-up is a GET whatever it looks up. Thread-safe.
 */
final class Ledger implements AutoCloseable {

    private final FakeBackEnd backEnd = new FakeBackEnd();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<FaultAction>> next = new HashMap<>();
    private final Map<String, FaultAction> every = new HashMap<>();
    private final SocketServer server;
    private @Nullable FaultAction reused;
    private volatile boolean resetNextConnection;

    Ledger() throws IOException {
        server = SocketServer.start(new Handler() {
            @Override
            public void handle(Request request, Exchange exchange) throws IOException {
                Ledger.this.handle(request, exchange);
            }

            @Override
            public void connected(Exchange exchange) throws IOException {
                if (resetNextConnection) {
                    resetNextConnection = false;
                    exchange.reset();
                }
            }
        });
    }

    /** Where the service is, for the client. */
    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + FakeBackEnd.BASE;
    }

    /** Puts a sale of the canary's into the backEnd. */
    void record(String key) {
        backEnd.record(key, Sales.AMOUNT, Canary.CUSTOMER);
    }

    /** Puts a sale into the backEnd. */
    void record(String key, String amount, String buyer) {
        backEnd.record(key, amount, buyer);
    }

    /** Strikes the next requests of a method, one by one; those that follow are served. */
    synchronized void onNext(String method, FaultAction... actions) {
        next.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(actions));
    }

    /** Strikes every request of a method. */
    synchronized void onEvery(String method, FaultAction action) {
        every.put(method, action);
    }

    /** Strikes the first request that comes on a connection that has served another one. */
    synchronized void onReuse(FaultAction action) {
        reused = action;
    }

    /** Resets the next connection before anything is read from it. */
    void resetNextConnection() {
        resetNextConnection = true;
    }

    private void handle(Request request, Exchange exchange) throws IOException {
        requests.add(request);
        FaultAction action = strikeFor(request);
        if (action == null) {
            backEnd.carryOut(request).to(exchange);
        } else {
            action.apply(new PendingRequest(request, backEnd), exchange);
        }
    }

    private synchronized @Nullable FaultAction strikeFor(Request request) {
        FaultAction action = null;
        if (reused != null && request.position() > 1) {
            action = reused;
            reused = null;
        } else {
            Deque<FaultAction> scripted = next.get(request.method());
            action = scripted == null ? null : scripted.poll();
        }
        action = action == null ? every.get(request.method()) : action;
        return action;
    }

    /** How many whole requests of a method have come. */
    int count(String method) {
        return (int) requests.stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    List<Request> requests() {
        return requests;
    }

    FakeBackEnd backEnd() {
        return backEnd;
    }

    int openConnections() {
        return server.openConnections();
    }

    @Override
    public void close() {
        server.close();
        if (!server.failures().isEmpty()) {
            throw new AssertionError(
                    "the contract's own server failed", server.failures().get(0));
        }
    }
}
