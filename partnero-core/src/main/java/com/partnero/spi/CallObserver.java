package com.partnero.spi;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of one call. Every method has an empty default.
 *
 * @since 0.1.0
 */
public interface CallObserver {

    /** Ignores all events. */
    CallObserver NONE = new CallObserver() {};

    /**
     * A request is about to be sent.
     *
     * @param request the operation of this request: the call's own, or {@link Operation#LIST} or {@link Operation#FIND} for
     *     a look-up
     */
    default void attemptStarted(Operation request) {}

    /**
     * Returns headers to add to the request that is about to be sent, such as a trace context. Called once per attempt,
     * after {@link #attemptStarted}.
     *
     * @return values in printable ASCII, by name; other values are dropped, and none replaces a header that the library
     *     sets
     */
    default Map<String, String> requestHeaders() {
        return Map.of();
    }

    /**
     * The request was answered. {@link #attemptEnded} follows with the meaning of the answer.
     *
     * @param status the HTTP status
     * @param requestId the id that the service or a proxy gave the request, or null
     */
    default void answered(int status, @Nullable String requestId) {}

    /**
     * The request has ended.
     *
     * @param request as in {@link #attemptStarted}
     * @param failure why it failed; null if it succeeded
     */
    default void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {}

    /**
     * A failed request will be sent again, because it was certainly not carried out or is safe to repeat.
     *
     * @param failure why it failed
     * @param pause how long the call waits first
     */
    default void retrying(AttemptFailedException failure, Duration pause) {}

    /**
     * A look-up has ended after the answer to a write was lost.
     *
     * @param finding what it found
     */
    default void verified(LookUpResult finding) {}

    /**
     * The call has succeeded.
     *
     * @param verified whether a look-up, not the answer, proved it
     */
    default void succeeded(boolean verified) {}

    /**
     * The call has failed.
     *
     * @param exception the exception that the caller gets
     */
    default void failed(PartneroException exception) {}

    /** The call has ended, after {@link #succeeded} or {@link #failed}. */
    default void ended() {}
}
