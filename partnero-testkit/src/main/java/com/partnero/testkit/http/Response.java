package com.partnero.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer before it is sent.
 *
 * <p>{@code exchange.respond(Response.json(429, "{}").with("Retry-After", "1"))}
 *
 * @param status the HTTP status
 * @param headers names and values
 * @param body the bytes, possibly none
 * @since 0.1.0
 */
public record Response(int status, Map<String, String> headers, byte[] body) {

    /**
     * An answer in JSON.
     *
     * @param status the HTTP status
     * @param json the body, valid or not
     */
    public static Response json(int status, String json) {
        return of(status, "application/json", json);
    }

    /**
     * An answer in another media type, in UTF-8.
     *
     * @param status the HTTP status
     * @param contentType the media type
     * @param text the body
     */
    public static Response of(int status, String contentType, String text) {
        return new Response(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    /** A copy with a header added or replaced. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }

    /** A copy with another body. */
    public Response withBody(String text) {
        return new Response(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
