package com.partnero.retrofit;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** The connection that carries one request. Used once. */
final class Carrier {

    private final Pool pool;
    private final Connection connection;
    private final boolean shared;
    private final @Nullable CountedSocket counted;
    private final long largestAnswer;
    private final long departed = System.nanoTime();
    private final AtomicBoolean released = new AtomicBoolean();

    /**
     * Prepares the connection.
     *
     * @param largestAnswer how many bytes the answer may have, including its head and all framing
     */
    Carrier(Pool pool, Connection connection, CountedSockets sockets, long largestAnswer) throws IOException {
        this.pool = pool;
        this.connection = connection;
        shared = ConnectionRule.isShared(connection);
        Socket socket = connection.socket();
        // Otherwise the request waits for the acknowledgement of the TLS handshake, which servers delay by 40 ms.
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

    /** Whether the server has sent no answer on it since the request left. */
    boolean isSilent() {
        return shared && !pool.isAnsweredSince(connection, departed);
    }

    /** Whether more bytes arrived than the answer may have. */
    boolean isExhausted() {
        return counted != null && counted.isExhausted();
    }

    /** The answer has arrived. The JDK's TLS would wait as long for the other side to close as for an answer. */
    void received() throws IOException {
        if (!shared) {
            connection.socket().setSoTimeout(1);
        }
    }

    /** No answer is expected any more. */
    void release() {
        if (counted != null && released.compareAndSet(false, true)) {
            counted.ended(largestAnswer);
        }
    }
}
