package com.partnero.wire;

import com.partnero.spi.AnswerBudget;
import com.partnero.spi.OverBudgetException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body up to a limit and never further.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class BodyReader {

    private BodyReader() {}

    /**
     * Reads a stream to its end.
     *
     * @param stream the body; not closed here
     * @param limit how many bytes it may have
     * @return its bytes; null if it has more
     * @throws IOException if reading fails
     */
    public static byte @Nullable [] read(InputStream stream, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            if (bytes.size() + n > limit) {
                return null;
            }
            bytes.write(buffer, 0, n);
        }
        return bytes.toByteArray();
    }

    /** The body without its content encoding, which may be gzip or none. */
    static byte[] inflate(byte[] body, @Nullable String encoding, AnswerBudget budget)
            throws Malformed, OverBudgetException {
        String name = encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT);
        if (body.length == 0 || name.isEmpty() || name.equals("identity")) {
            budget.bodyBytes(body.length);
            return body;
        }
        if (!name.equals("gzip") && !name.equals("x-gzip")) {
            throw new Malformed("an unrequested encoding");
        }
        try (InputStream stream = new Members(new ByteArrayInputStream(body))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                budget.bodyBytes(n);
                bytes.write(buffer, 0, n);
            }
            return bytes.toByteArray();
        } catch (OverBudgetException e) {
            throw e;
        } catch (IOException e) {
            throw new Malformed("broken gzip");
        }
    }

    /**
     * GZIP data may consist of several members. The JDK's stream calls itself for a member after an empty one, so that
     * thousands of empty members would overflow the stack.
     */
    private static final class Members extends GZIPInputStream {

        private static final int MOST_EMPTY = 100;

        private int calls;

        Members(InputStream zipped) throws IOException {
            super(zipped);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (calls > MOST_EMPTY) {
                throw new IOException("too many empty members");
            }
            calls++;
            try {
                return super.read(buffer, offset, length);
            } finally {
                calls--;
            }
        }
    }
}
