package com.partnero.wire;

import com.partnero.ApiKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer as a transport received it: always the status and headers, and the body if it arrived completely.
 *
 * <p>Immutable if the header function is.
 *
 * @since 0.1.0
 */
public final class HttpAnswer {

    private static final String[] REQUEST_IDS = {"X-Request-Id", "X-Request-ID", "Request-Id", "CF-Ray"};
    private static final int MAX_REQUEST_ID = 128;
    private static final String WITHHELD = "(withheld, because it repeats the API key)";

    private final int status;
    private final Headers headers;
    private final byte @Nullable [] body;
    private final String flaw;
    private final @Nullable ApiKey secret;

    private HttpAnswer(int status, Headers headers, byte @Nullable [] body, String flaw, @Nullable ApiKey secret) {
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers must not be null");
        this.body = body;
        this.flaw = flaw;
        this.secret = secret;
    }

    /**
     * An answer that arrived completely.
     *
     * @param status the HTTP status
     * @param headers its headers
     * @param body the bytes as received, still compressed if {@code Content-Encoding} says so
     */
    public static HttpAnswer of(int status, Headers headers, byte[] body) {
        return new HttpAnswer(status, headers, Objects.requireNonNull(body, "body must not be null"), "", null);
    }

    /**
     * An answer whose body did not arrive completely: it was cut off, too slow or too large. Its status still counts.
     *
     * @param status the HTTP status
     * @param headers its headers
     * @param flaw what was wrong with the body, in a few words that quote nothing
     */
    public static HttpAnswer withoutBody(int status, Headers headers, String flaw) {
        return new HttpAnswer(status, headers, null, flaw, null);
    }

    /**
     * The headers of an answer.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Headers {

        /**
         * The values of a header, in the order in which they came.
         *
         * @param name its name, in any case
         * @return one value for each line of the header; empty if the header is missing
         */
        List<String> all(String name);
    }

    /** The same answer without the API key, wherever the answer repeats it. */
    HttpAnswer hiding(ApiKey key) {
        return new HttpAnswer(status, headers, body, flaw, key);
    }

    /** The id that the service or a proxy gave the request. */
    @Nullable
    String requestId() {
        for (String name : REQUEST_IDS) {
            String id = header(name);
            if (id != null && isId(id)) {
                return id;
            }
        }
        return null;
    }

    private boolean isId(String id) {
        boolean printable = !id.isEmpty() && id.length() <= MAX_REQUEST_ID;
        for (int i = 0; printable && i < id.length(); i++) {
            printable = id.charAt(i) > ' ' && id.charAt(i) <= '~';
        }
        return printable && (secret == null || !id.contains(secret.reveal())) && !showsKey(id);
    }

    private boolean showsKey(String text) {
        return secret != null && EchoedKey.isIn(text, secret);
    }

    /** Words of this answer, unless they repeat the API key. */
    String withoutKey(String words) {
        return showsKey(words) ? WITHHELD : words;
    }

    int status() {
        return status;
    }

    /** The first value of a header. */
    @Nullable
    String header(String name) {
        List<String> values = headers.all(name);
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> headers(String name) {
        return headers.all(name);
    }

    byte @Nullable [] body() {
        return body;
    }

    String flaw() {
        return flaw;
    }
}
