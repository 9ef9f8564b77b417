package com.partnero.retrofit;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Connection;
import okhttp3.Protocol;

/**
 * Decides whether a connection may carry a request. It is the rule of one {@link Pool}. Thread-safe.
 *
 * <ul>
 * <li>A new connection carries the request for which it was opened.
 * <li>An HTTP/1.1 connection carries no other request: bytes that an earlier answer left on it would be read as the next answer.
 * <li>An HTTP/2 connection carries other requests if the server has sent something on it within the last five seconds: an answer, or at first the handshake. A connection that is merely busy may be dead.
 * <li>It carries them after its first answer, or one second after it was opened. By then the server has announced how many concurrent requests it takes; it would refuse more.
 * </ul>
 */
final class ConnectionRule {

    private static final long ALIVE = TimeUnit.SECONDS.toNanos(5);
    private static final long SETTINGS = TimeUnit.SECONDS.toNanos(1);

    private final Map<Connection, Record> connections = new WeakHashMap<>();
    private final LongSupplier clock;
    private boolean hasAnswered;
    private long lastAnswer;

    /**
     * Makes a rule.
     *
     * @param clock nanoseconds, as from {@link System#nanoTime()}
     */
    ConnectionRule(LongSupplier clock) {
        this.clock = clock;
    }

    /** The decision. */
    enum Verdict {
        /** The connection may carry the request. */
        YES,
        /** It may carry it after its first answer. */
        LATER,
        /** The request may not use it, and never will. */
        NO
    }

    static boolean isShared(Connection connection) {
        Protocol protocol = connection.protocol();
        return protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    }

    /**
     * OkHttp has chosen a connection for a request.
     *
     * @param request identifies the request without referring to it
     * @return whether the connection is new
     */
    synchronized boolean chosen(Connection connection, Object request) {
        return connections.putIfAbsent(connection, new Record(request, clock.getAsLong())) == null;
    }

    /** The request is about to be written. */
    synchronized Verdict of(Connection connection, Object request) {
        Record record = connections.get(connection);
        if (record == null) {
            return Verdict.NO;
        }
        boolean first = record.request == request;
        if (!isShared(connection)) {
            return first ? Verdict.YES : Verdict.NO;
        }
        long now = clock.getAsLong();
        if (now - record.heard > ALIVE) {
            return Verdict.NO;
        }
        return first || record.answered || now - record.made > SETTINGS ? Verdict.YES : Verdict.LATER;
    }

    /** The head of an answer has arrived. */
    synchronized void answered(Connection connection) {
        Record record = connections.get(connection);
        long now = clock.getAsLong();
        hasAnswered = true;
        lastAnswer = now;
        if (record != null) {
            record.heard = now;
            record.answered = true;
        }
    }

    synchronized boolean isAnsweredSince(Connection connection, long moment) {
        Record record = connections.get(connection);
        return record != null && record.answered && record.heard - moment >= 0;
    }

    /** Whether an answer has arrived on any of the connections. */
    synchronized boolean hasAnswered() {
        return hasAnswered;
    }

    /** Whether none of the connections may carry another request. */
    synchronized boolean isStale() {
        return hasAnswered && clock.getAsLong() - lastAnswer > ALIVE;
    }

    private static final class Record {

        private final Object request;
        private final long made;
        private long heard;
        private boolean answered;

        Record(Object request, long now) {
            this.request = request;
            made = now;
            heard = now;
        }
    }
}
