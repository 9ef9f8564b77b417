package com.partnero.testkit;

import com.partnero.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that the emulator has received, and its answer.
 *
 * @param number counts from 1
 * @param at when it arrived
 * @param method for instance {@code POST}
 * @param target path and query, not decoded
 * @param headers names and values as received, including the API key
 * @param body as text, empty if there is none
 * @param operation the requested operation; null if the address has none
 * @param fault the planned fault that it triggered, or null
 * @param status the HTTP status of the answer; null if there is none, or none yet
 * @param answer the body of the answer as text, empty if there is none
 * @param reason why the service has refused it, and what a test can do about it; null if it has not
 * @param took how long it took; zero if there is no answer yet
 * @since 0.1.0
 */
public record ReceivedRequest(
        long number,
        Instant at,
        String method,
        String target,
        List<Map.Entry<String, String>> headers,
        String body,
        @Nullable Operation operation,
        @Nullable String fault,
        @Nullable Integer status,
        String answer,
        @Nullable String reason,
        Duration took) {

    /** The first value of a header; null if there is none. The case of the name is ignored. */
    public @Nullable String header(String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return header.getValue();
            }
        }
        return null;
    }

    /** Method, target and status, without headers or bodies. */
    @Override
    public String toString() {
        return method + " " + target + " → " + (status == null ? "no answer" : status)
                + (fault == null ? "" : " (" + fault + ")");
    }
}
