package com.partnero.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request exactly as received.
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

    /** A copy without the body, for storing. */
    public Request withoutBody() {
        return new Request(new Head(method, target, version, headers), new byte[0], connection, position);
    }

    /** The method, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** The target of the request line, byte for byte: path and query, not decoded. */
    public String target() {
        return target;
    }

    /** The path: the target up to its question mark, not decoded. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** The query: the target after its question mark, not decoded; null if there is none. */
    public @Nullable String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? null : target.substring(mark + 1);
    }

    /** The protocol version, such as {@code HTTP/1.1}. */
    public String version() {
        return version;
    }

    /** The first value of a header; null if there is none. The case of the name is ignored. */
    public @Nullable String header(String name) {
        return Head.first(headers, name);
    }

    /** All headers, with their original order and case. */
    public List<Map.Entry<String, String>> headers() {
        return headers;
    }

    /** The body without a transfer encoding; empty if there is none. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The number of the connection, counted from 1 in the order of acceptance. */
    public int connection() {
        return connection;
    }

    /** The number of the request on its connection, from 1. */
    public int position() {
        return position;
    }

    /** Method and target, without headers or body. */
    @Override
    public String toString() {
        return method + " " + target;
    }
}
