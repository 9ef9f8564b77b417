package com.partnero.retrofit;

import com.partnero.retrofit.ConnectionRule.Verdict;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** A connection pool, the rule for its connections, and an OkHttp client that uses only this pool. Thread-safe. */
final class Pool {

    private static final int IDLE_CONNECTIONS = 64;
    private static final long KEPT_SECONDS = 10;

    private final ConnectionRule rule = new ConnectionRule(System::nanoTime);
    private final ConnectionPool connections = new ConnectionPool(IDLE_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS);
    private final ConnectionGate gate;
    private final OkHttpClient http;
    private volatile boolean http1;

    /** @param shares whether the server may speak HTTP/2, so that requests wait for a connection to share */
    Pool(OkHttpClient users, boolean shares) {
        gate = new ConnectionGate(users, connections::connectionCount);
        if (!shares) {
            gate.open();
        }
        http = users.newBuilder()
                .connectionPool(connections)
                .proxy(null)
                .proxySelector(gate)
                .build();
    }

    Call newCall(Request request) {
        return http.newCall(request);
    }

    /** Waits while another request makes the first connection. */
    void enter(PendingRequest request) {
        gate.awaitFirst(request, rule::hasAnswered);
    }

    /** OkHttp has chosen a connection for the request. */
    void chosen(Connection connection, PendingRequest request) {
        if (!ConnectionRule.isShared(connection)) {
            http1 = true;
            gate.open();
        }
        if (!rule.chosen(connection, request.id())) {
            gate.leave(request);
        }
    }

    /** Whether the connection may carry the request. */
    Verdict verdict(Connection connection, PendingRequest request) {
        return rule.of(connection, request.id());
    }

    /** Waits until the first answer on a connection has arrived or is no longer expected. */
    void awaitFirstAnswer(Connection connection, PendingRequest request) {
        gate.await(request, () -> rule.of(connection, request.id()) != Verdict.LATER);
    }

    void answered(Connection connection, PendingRequest request) {
        rule.answered(connection);
        gate.leave(request);
    }

    boolean isAnsweredSince(Connection connection, long moment) {
        return rule.isAnsweredSince(connection, moment);
    }

    /** The request has ended. */
    void leave(PendingRequest request) {
        gate.leave(request);
    }

    /** The caller of the request has given up. */
    void wake() {
        gate.wake();
    }

    /** Whether a connection has spoken HTTP/1.1. */
    boolean hasSeenHttp1() {
        return http1;
    }

    boolean isStale() {
        return rule.isStale();
    }

    /** From now on no request waits for another. */
    void open() {
        gate.open();
    }

    /** Closes the connections without requests. Closing TLS may wait for a write that hangs. */
    boolean evict() {
        connections.evictAll();
        return connections.connectionCount() == 0;
    }
}
