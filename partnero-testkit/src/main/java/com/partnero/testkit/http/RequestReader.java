package com.partnero.testkit.http;

import com.partnero.testkit.http.Head.Refused;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads requests from a connection within limits. Used by one thread. */
final class RequestReader {

    static final int MAX_HEAD = 64 << 10;
    static final int MAX_BODY = 16 << 20;

    /** The first byte of every TLS connection; no HTTP method begins with it. */
    static final int TLS_HANDSHAKE = 0x16;

    private final InputStream in;
    private int headLeft;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next head; null if the client closed the connection before one began. */
    @Nullable
    Head head() throws IOException {
        headLeft = MAX_HEAD;
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = line();
            if (line == null) {
                if (lines.isEmpty()) {
                    return null;
                }
                throw new EOFException();
            }
            if (!line.isEmpty()) {
                lines.add(line);
            } else if (!lines.isEmpty()) {
                return Head.of(lines);
            }
        }
    }

    byte[] body(Head head) throws IOException {
        long length = head.contentLength();
        if (length > MAX_BODY) {
            throw new Refused(413);
        }
        return length < 0 ? chunks() : exactly((int) length);
    }

    private byte[] chunks() throws IOException {
        headLeft = MAX_HEAD;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = chunkSize();
            if (size == 0) {
                skipTrailers();
                return body.toByteArray();
            }
            if (body.size() + size > MAX_BODY) {
                throw new Refused(413);
            }
            body.write(exactly(size), 0, size);
            String end = line();
            if (end == null || !end.isEmpty()) {
                throw new Refused(400);
            }
            headLeft = MAX_HEAD;
        }
    }

    private int chunkSize() throws IOException {
        String line = line();
        if (line == null) {
            throw new EOFException();
        }
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).trim();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw new Refused(400);
        }
        return Integer.parseInt(size, 16);
    }

    private void skipTrailers() throws IOException {
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            // Nobody asks for them.
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** A line without its end; null if the stream ends before it begins. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException();
            }
            if (b == TLS_HANDSHAKE && line.size() == 0) {
                throw new Refused(400, "This port speaks http, not https.");
            }
            if (--headLeft < 0) {
                throw new Refused(431);
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
