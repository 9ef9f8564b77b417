package com.partnero.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it stood on the wire.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Request {

    private final String method;
    private final String target;
    private final String version;
    private final List<Map.Entry<String, String>> headers;
    private final byte[] body;
    private final int connection;
    private final int position;

    Request(Head head, byte[] body, int connection, int position) {
        method = head.method();
        target = head.target();
        version = head.version();
        headers = head.headers();
        this.body = body;
        this.connection = connection;
        this.position = position;
    }

    /**
     * The same without its body, to keep.
     *
     * @return a copy
     */
    public Request withoutBody() {
        return new Request(new Head(method, target, version, headers), new byte[0], connection, position);
    }

    /**
     * The method.
     *
     * @return for instance {@code POST}
     */
    public String method() {
        return method;
    }

    /**
     * What the request line asks for, byte for byte.
     *
     * @return path and query, undecoded
     */
    public String target() {
        return target;
    }

    /**
     * The path.
     *
     * @return the target up to its question mark, undecoded
     */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /**
     * The query.
     *
     * @return what follows the target's question mark, undecoded; null if there is none
     */
    public @Nullable String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? null : target.substring(mark + 1);
    }

    /**
     * The protocol's version.
     *
     * @return for instance {@code HTTP/1.1}
     */
    public String version() {
        return version;
    }

    /**
     * The value of a header.
     *
     * @param name its name, in any case
     * @return the first value, null if there is none
     */
    public @Nullable String header(String name) {
        return Head.first(headers, name);
    }

    /**
     * All headers.
     *
     * @return names and values in the order and the case in which they came
     */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /**
     * The body.
     *
     * @return its bytes without a transfer encoding; empty if there is none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * The body as text.
     *
     * @return the body read as UTF-8
     */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Which connection of the server it came on.
     *
     * @return 1 for the first one accepted
     */
    public int connection() {
        return connection;
    }

    /**
     * Which request of its connection it is.
     *
     * @return 1 for the first one
     */
    public int position() {
        return position;
    }

    /** Method and target, without headers or body. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
