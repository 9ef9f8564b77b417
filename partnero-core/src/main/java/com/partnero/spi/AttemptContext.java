package com.partnero.spi;

import com.partnero.ApiKey;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the policy gives a transport for one attempt: how long it may take, the API key to send, and what else to put into
 * the request.
 *
 * <p>Immutable but for its {@link #budget()}. {@link #toString()} does not show the API key.
 *
 * @since 0.1.0
 */
public final class AttemptContext {

    private final Duration timeLeft;
    private final ApiKey apiKey;
    private final Map<String, String> headers;
    private final CallObserver observer;
    private final boolean needsFreshConnection;
    private final AnswerBudget budget;

    private AttemptContext(
            Duration timeLeft,
            ApiKey apiKey,
            Map<String, String> headers,
            CallObserver observer,
            boolean needsFreshConnection,
            AnswerBudget budget) {
        this.timeLeft = Objects.requireNonNull(timeLeft, "timeLeft must not be null");
        this.apiKey = Objects.requireNonNull(apiKey, "apiKey must not be null");
        this.headers = Objects.requireNonNull(headers, "headers must not be null");
        this.observer = Objects.requireNonNull(observer, "observer must not be null");
        this.needsFreshConnection = needsFreshConnection;
        this.budget = budget;
    }

    /**
     * Makes a context, for the policy and for tests of a transport.
     *
     * @param timeLeft how long the attempt may take
     * @param apiKey the key to send
     * @param headers additional headers by name, from the call and from observers
     * @param observer is notified of the answer
     */
    public static AttemptContext of(
            Duration timeLeft, ApiKey apiKey, Map<String, String> headers, CallObserver observer) {
        return new AttemptContext(timeLeft, apiKey, headers, observer, false, AnswerBudget.of(timeLeft));
    }

    /**
     * The same context for a request whose answer does not say what it is about.
     *
     * @return a context that {@linkplain #needsFreshConnection() needs a fresh connection}
     */
    public AttemptContext onFreshConnection() {
        return needsFreshConnection ? this : new AttemptContext(timeLeft, apiKey, headers, observer, true, budget);
    }

    /**
     * Whether the request must be the first one on its connection. An HTTP/1.1 connection that carried a request before may
     * still deliver a stray answer to that earlier request. The policy detects this where an answer names its transaction,
     * customer or page. A credit note, a delete, a sale without a key and a list by key have no such answer; a stray one
     * would be believed. On a connection that tells its answers apart, such as HTTP/2, a transport may ignore this.
     *
     * @return false if a kept connection is good enough
     */
    public boolean needsFreshConnection() {
        return needsFreshConnection;
    }

    /** How long the attempt may take; more than zero. */
    public Duration timeLeft() {
        return timeLeft;
    }

    /**
     * What the answer to this attempt may cost. Its time runs since this context was made.
     *
     * @return always the same
     */
    public AnswerBudget budget() {
        return budget;
    }

    /** The API key of this attempt. */
    public ApiKey apiKey() {
        return apiKey;
    }

    /**
     * Additional headers by name, as observers and the caller gave them. {@link com.partnero.wire.RequestHeaders}
     * checks them.
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Reports that an answer arrived, whether it is a success or a failure. {@link com.partnero.wire.Answers} calls it.
     *
     * @param status the HTTP status
     * @param requestId the id that the service or a proxy gave the request, or null
     */
    public void answered(int status, @Nullable String requestId) {
        observer.answered(status, requestId);
    }

    @Override
    public String toString() {
        return "AttemptContext{timeLeft=" + timeLeft + ", headers=" + headers.keySet() + "}";
    }
}
