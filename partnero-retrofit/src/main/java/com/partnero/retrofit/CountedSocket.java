package com.partnero.retrofit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket that reads no more than the running answers may take. OkHttp reads some things without a limit, such as
 * chunk size lines and HTTP/2 headers.
 */
final class CountedSocket extends Socket {

    /** For the handshake, and for HTTP/2 frames between answers. */
    private static final long BETWEEN_ANSWERS = 256 << 10;

    private final CountedSockets sockets;
    private final Object counting = new Object();
    private volatile @Nullable SocketAddress local;
    private long expected;
    private long left = BETWEEN_ANSWERS;

    CountedSocket(CountedSockets sockets) {
        this.sockets = sockets;
    }

    /** Expects one more answer, of at most this many bytes. */
    void expect(long bytes) {
        synchronized (counting) {
            expected += bytes;
            left += bytes;
        }
    }

    /** An {@linkplain #expect expected} answer has arrived, or is no longer expected. */
    void ended(long bytes) {
        synchronized (counting) {
            expected -= bytes;
            left = Math.min(left, expected + BETWEEN_ANSWERS);
        }
    }

    boolean isExhausted() {
        synchronized (counting) {
            return left < 0;
        }
    }

    private void received(int bytes) throws IOException {
        synchronized (counting) {
            left -= bytes;
            if (left < 0) {
                throw new IOException("received more bytes than the answers may have");
            }
        }
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        SocketAddress address = getLocalSocketAddress();
        local = address;
        sockets.opened(address, this);
        if (isClosed()) {
            sockets.closed(address, this);
        }
    }

    @Override
    public void close() throws IOException {
        SocketAddress address = local;
        if (address != null) {
            sockets.closed(address, this);
        }
        super.close();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {

            @Override
            public int read() throws IOException {
                int value = super.read();
                received(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                received(Math.max(count, 0));
                return count;
            }
        };
    }
}
