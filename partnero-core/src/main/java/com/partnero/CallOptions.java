package com.partnero;

import com.partnero.internal.Checks;
import com.partnero.internal.HeaderNames;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What single calls may have otherwise than the rest of a client's: their deadline, further headers, and who is told of their
 * answers.
 *
 * <pre>{@code
 * Partnero hurried = partnero.with(CallOptions.none()
 *         .withDeadline(Duration.ofSeconds(2))
 *         .withHeader("X-Correlation-Id", "checkout-17")
 *         .withAnswerListener((status, requestId) -> log.info("answered {} {}", status, requestId)));
 * hurried.transactions().create(sale);
 * }</pre>
 *
 * <p>Immutable and thread-safe if its listener is.
 *
 * @since 0.1.0
 */
public final class CallOptions {

    private static final CallOptions NONE = new CallOptions(null, Map.of(), null);

    private final @Nullable Duration deadline;
    private final Map<String, String> headers;
    private final @Nullable AnswerListener answerListener;

    private CallOptions(
            @Nullable Duration deadline, Map<String, String> headers, @Nullable AnswerListener answerListener) {
        this.deadline = deadline;
        this.headers = headers;
        this.answerListener = answerListener;
    }

    /**
     * Nothing otherwise.
     *
     * @return options to start from
     */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * Sets when a call must have ended: attempts, pauses and look-ups included.
     *
     * @param value 1 ms to 1 h; an attempt still ends after the client's own connect and read time-outs
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public CallOptions withDeadline(Duration value) {
        return new CallOptions(Checks.timeout("deadline", value), headers, answerListener);
    }

    /**
     * Adds a header to every request, look-ups included.
     *
     * @param name for instance {@code X-Correlation-Id}
     * @param value printable ASCII
     * @return a changed copy
     * @throws IllegalArgumentException if HTTP does not allow the name or the value, or the library sets the header itself
     */
    public CallOptions withHeader(String name, String value) {
        Objects.requireNonNull(name, "header name must not be null");
        Objects.requireNonNull(value, "header value must not be null");
        if (!HeaderNames.isToken(name) || !HeaderNames.isPrintable(value)) {
            throw new IllegalArgumentException(
                    "a header has a name such as X-Correlation-Id and a value of printable ASCII");
        }
        if (HeaderNames.isReserved(name)) {
            throw new IllegalArgumentException("the header " + name + " is the library's own");
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new CallOptions(deadline, Collections.unmodifiableMap(more), answerListener);
    }

    /**
     * Sets who is told the status and the request id of every answer, of successes as well.
     *
     * @param value called on the calling thread; what it throws is dropped
     * @return a changed copy
     */
    public CallOptions withAnswerListener(AnswerListener value) {
        return new CallOptions(deadline, headers, Objects.requireNonNull(value, "answerListener must not be null"));
    }

    /**
     * When a call must have ended.
     *
     * @return the time, or null for the client's own
     */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /**
     * Further headers.
     *
     * @return an immutable map, by name
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Who is told of answers.
     *
     * @return the listener, or null
     */
    public @Nullable AnswerListener answerListener() {
        return answerListener;
    }

    /** Shows the names of the headers, not their values. */
    @Override
    public String toString() {
        return "CallOptions{deadline=" + deadline + ", headers=" + headers.keySet() + "}";
    }

    /**
     * Is told of the answers to the requests of a call.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface AnswerListener {

        /**
         * An answer has come, whatever it means.
         *
         * @param status the HTTP status
         * @param requestId the id that the service or a proxy gave the request, or null
         */
        void answered(int status, @Nullable String requestId);
    }
}
