package com.partnero.retrofit;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.Connection;
import okhttp3.Protocol;

/**
 * May this connection carry this request? The rule for the connections of one {@link Pool}. Thread-safe.
 *
 * <ul>
 *   <li>A new connection carries the request for which it was made.
 *   <li>A connection that speaks HTTP/1.1 carries no other: bytes that an earlier answer left on it would be taken for the
 *       next answer.
 *   <li>A connection that speaks HTTP/2 carries others if the server has been heard on it within the last five seconds: an
 *       answer, or at first the handshake. A connection that is merely busy may be dead.
 *   <li>It carries them once its first answer has come, or a second after it was made. By then the server has said how many
 *       requests it takes at once; it would refuse more.
 * </ul>
 */
final class ConnectionRule {

    private static final long ALIVE = TimeUnit.SECONDS.toNanos(5);
    private static final long SETTINGS = TimeUnit.SECONDS.toNanos(1);

    private final Map<Connection, Record> connections = new WeakHashMap<>();
    private final LongSupplier clock;
    private boolean hasAnswered;
    private long lastAnswer;

    /** @param clock nanoseconds, as from {@link System#nanoTime()} */
    ConnectionRule(LongSupplier clock) {
        this.clock = clock;
    }

    /** What the rule says. */
    enum Verdict {
        /** It may. */
        YES,
        /** It may after its first answer. */
        LATER,
        /** It may not, and never will. */
        NO
    }

    static boolean isShared(Connection connection) {
        Protocol protocol = connection.protocol();
        return protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
    }

    /**
     * OkHttp has chosen a connection for a request.
     *
     * @param request stands for the request, and refers to nothing
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

    /** The head of an answer has come. */
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

    /** Whether an answer has come on any of the connections. */
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
