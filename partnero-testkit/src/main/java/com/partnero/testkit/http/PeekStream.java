package com.partnero.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** A buffered stream that can wait for the next byte without consuming it. Used by one thread. */
final class PeekStream extends BufferedInputStream {

    PeekStream(InputStream in) {
        super(in, 8192);
    }

    /** Returns when a byte is available or the stream has ended. */
    void await() throws IOException {
        while (true) {
            try {
                mark(1);
                read();
                reset();
                return;
            } catch (SocketTimeoutException e) {
                // The time-out is meant for requests that do not come to an end.
            }
        }
    }
}
