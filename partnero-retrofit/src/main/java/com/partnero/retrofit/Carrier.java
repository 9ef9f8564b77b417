package com.partnero.retrofit;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** The connection on which one request travels. Used once. */
final class Carrier {

    private final Pool pool;
    private final Connection connection;
    private final boolean shared;
    private final @Nullable CountedSocket counted;
    private final long largestAnswer;
    private final long departed = System.nanoTime();
    private final AtomicBoolean released = new AtomicBoolean();

    /** @param largestAnswer how many bytes of the answer may come, with its head and all framing */
    Carrier(Pool pool, Connection connection, CountedSockets sockets, long largestAnswer) throws IOException {
        this.pool = pool;
        this.connection = connection;
        shared = ConnectionRule.isShared(connection);
        Socket socket = connection.socket();
        // Or the request would wait for a receipt of the TLS handshake, which servers put off for 40 ms.
        socket.setTcpNoDelay(true);
        counted = sockets.below(socket);
        this.largestAnswer = largestAnswer;
        if (counted != null) {
            counted.expect(largestAnswer);
        }
    }

    Pool pool() {
        return pool;
    }

    /** Whether other requests use it too. */
    boolean isShared() {
        return shared;
    }

    /** Whether the server has answered nothing on it since the request left. */
    boolean isSilent() {
        return shared && !pool.isAnsweredSince(connection, departed);
    }

    /** Whether more bytes came than the answer may have. */
    boolean isExhausted() {
        return counted != null && counted.isExhausted();
    }

    /** The answer is there. The JDK's TLS would wait for the other side to close as long as for an answer. */
    void received() throws IOException {
        if (!shared) {
            connection.socket().setSoTimeout(1);
        }
    }

    /** No answer is waited for any more. */
    void release() {
        if (counted != null && released.compareAndSet(false, true)) {
            counted.ended(largestAnswer);
        }
    }
}
