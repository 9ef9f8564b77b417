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
 * <p>Immutable. {@link #toString()} does not show the API key.
 *
 * @since 0.1.0
 */
public final class AttemptContext {

    private final Duration timeLeft;
    private final ApiKey apiKey;
    private final Map<String, String> headers;
    private final CallObserver observer;

    private AttemptContext(Duration timeLeft, ApiKey apiKey, Map<String, String> headers, CallObserver observer) {
        this.timeLeft = Objects.requireNonNull(timeLeft, "timeLeft must not be null");
        this.apiKey = Objects.requireNonNull(apiKey, "apiKey must not be null");
        this.headers = Objects.requireNonNull(headers, "headers must not be null");
        this.observer = Objects.requireNonNull(observer, "observer must not be null");
    }

    /**
     * Makes a context; for the policy, and for tests of a transport.
     *
     * @param timeLeft how long the attempt may take
     * @param apiKey the key to send
     * @param headers further headers by name, from the call and from observers
     * @param observer who is told of the answer
     * @return the context
     */
    public static AttemptContext of(
            Duration timeLeft, ApiKey apiKey, Map<String, String> headers, CallObserver observer) {
        return new AttemptContext(timeLeft, apiKey, headers, observer);
    }

    /**
     * How long the attempt may take.
     *
     * @return more than zero
     */
    public Duration timeLeft() {
        return timeLeft;
    }

    /**
     * The API key of this attempt.
     *
     * @return the key
     */
    public ApiKey apiKey() {
        return apiKey;
    }

    /**
     * Further headers, as observers and the caller gave them: {@link com.partnero.wire.RequestHeaders} checks them.
     *
     * @return values by name
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Tells that an answer came, whatever it means; {@link com.partnero.wire.Answers} calls it.
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
