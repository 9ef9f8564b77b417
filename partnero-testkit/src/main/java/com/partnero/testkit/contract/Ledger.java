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
 * A service that keeps books and fails on demand: what is written down is what would have been paid. Faults are scripted by
 * HTTP method, because a look-up is a GET whatever it looks up. Thread-safe.
 */
final class Ledger implements AutoCloseable {

    private final Books books = new Books();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Strike>> next = new HashMap<>();
    private final Map<String, Strike> every = new HashMap<>();
    private final SocketServer server;
    private @Nullable Strike reused;
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
        return "http://127.0.0.1:" + server.port() + Books.BASE;
    }

    /** Puts a sale of the canary's into the books. */
    void record(String key) {
        books.record(key, Sales.AMOUNT, Canary.CUSTOMER);
    }

    /** Puts a sale into the books. */
    void record(String key, String amount, String buyer) {
        books.record(key, amount, buyer);
    }

    /** Strikes the next requests of a method, one by one; those that follow are served. */
    synchronized void onNext(String method, Strike... strikes) {
        next.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(strikes));
    }

    /** Strikes every request of a method. */
    synchronized void onEvery(String method, Strike strike) {
        every.put(method, strike);
    }

    /** Strikes the first request that comes on a connection that has served another one. */
    synchronized void onReuse(Strike strike) {
        reused = strike;
    }

    /** Resets the next connection before anything is read from it. */
    void resetNextConnection() {
        resetNextConnection = true;
    }

    private void handle(Request request, Exchange exchange) throws IOException {
        requests.add(request);
        Strike strike = strikeFor(request);
        if (strike == null) {
            books.carryOut(request).to(exchange);
        } else {
            strike.hit(new Deed(request, books), exchange);
        }
    }

    private synchronized @Nullable Strike strikeFor(Request request) {
        Strike strike = null;
        if (reused != null && request.position() > 1) {
            strike = reused;
            reused = null;
        } else {
            Deque<Strike> scripted = next.get(request.method());
            strike = scripted == null ? null : scripted.poll();
        }
        strike = strike == null ? every.get(request.method()) : strike;
        return strike;
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

    Books books() {
        return books;
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
