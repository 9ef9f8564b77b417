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
 * Options for single calls: a deadline, additional headers, and a listener for answers. Each overrides or adds to the
 * client's settings.
 *
 * <pre>{@code
 * Partnero hurried = partnero.with(CallOptions.none()
 *         .withDeadline(Duration.ofSeconds(2))
 *         .withHeader("X-Correlation-Id", "checkout-17")
 *         .withAnswerListener((status, requestId) -> log.info("answered {} {}", status, requestId)));
 * hurried.transactions().create(sale);
 * }</pre>
 *
 * <p>Immutable, and thread-safe if its listener is.
 *
 * @since 0.1.0
 */
public final class CallOptions {

    private static final CallOptions NONE = new CallOptions(null, Map.of(), null, true);

    private final @Nullable Duration deadline;
    private final Map<String, String> headers;
    private final @Nullable AnswerListener answerListener;
    private final boolean limited;

    private CallOptions(
            @Nullable Duration deadline,
            Map<String, String> headers,
            @Nullable AnswerListener answerListener,
            boolean limited) {
        this.deadline = deadline;
        this.headers = headers;
        this.answerListener = answerListener;
        this.limited = limited;
    }

    /** No options: the client's settings apply. */
    public static CallOptions none() {
        return NONE;
    }

    /**
     * Sets the time within which a call must end, including attempts, pauses and look-ups.
     *
     * @param value 1 ms to 1 h; the client's connect and read time-outs still end each attempt
     * @return a changed copy
     * @throws IllegalArgumentException if the value is out of range
     */
    public CallOptions withDeadline(Duration value) {
        return new CallOptions(Checks.timeout("deadline", value), headers, answerListener, limited);
    }

    /**
     * Adds a header to every request, including look-ups.
     *
     * @param name for instance {@code X-Correlation-Id}
     * @param value printable ASCII
     * @return a changed copy
     * @throws IllegalArgumentException if HTTP does not allow the name or the value, or if the library sets this header
     *     itself
     */
    public CallOptions withHeader(String name, String value) {
        Objects.requireNonNull(name, "header name must not be null");
        Objects.requireNonNull(value, "header value must not be null");
        if (!HeaderNames.isToken(name) || !HeaderNames.isPrintable(value)) {
            throw new IllegalArgumentException(
                    "a header needs a name such as X-Correlation-Id and a value of printable ASCII");
        }
        if (HeaderNames.isReserved(name)) {
            throw new IllegalArgumentException("the library sets the header " + name + " itself");
        }
        Map<String, String> copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new CallOptions(deadline, Collections.unmodifiableMap(copy), answerListener, limited);
    }

    /**
     * Sets a listener that receives the status and the request id of every answer, also of successes.
     *
     * @param value called on the calling thread; its exceptions are ignored
     * @return a changed copy
     */
    public CallOptions withAnswerListener(AnswerListener value) {
        return new CallOptions(
                deadline, headers, Objects.requireNonNull(value, "answerListener must not be null"), limited);
    }

    /**
     * Exempts the calls from {@link com.partnero.client.PartneroBuilder#maxConcurrentRequests(int)}. For background work
     * with a limit of its own, which must neither wait for other calls nor take their place.
     *
     * @return a changed copy
     */
    public CallOptions withoutRequestLimit() {
        return new CallOptions(deadline, headers, answerListener, false);
    }

    /** Whether the calls count towards the client's limit of requests under way. */
    public boolean isRequestLimited() {
        return limited;
    }

    /** The time within which a call must end; null for the client's own. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /** The additional headers by name, in an immutable map. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The listener for answers, or null. */
    public @Nullable AnswerListener answerListener() {
        return answerListener;
    }

    /** Shows the names of the headers, not their values. */
    @Override
    public String toString() {
        return "CallOptions{deadline=" + deadline + ", headers=" + headers.keySet() + "}";
    }

    /**
     * Receives the answers to the requests of a call.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface AnswerListener {

        /**
         * Called when an answer has arrived, whether it is a success or a failure.
         *
         * @param status the HTTP status
         * @param requestId the id that the service or a proxy gave the request, or null
         */
        void answered(int status, @Nullable String requestId);
    }
}
