package com.partnero.spi;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is told how one call goes on. Every method has an empty default.
 *
 * @since 0.1.0
 */
public interface CallObserver {

    /** Observes nothing. */
    CallObserver NONE = new CallObserver() {};

    /**
     * A request is about to be sent.
     *
     * @param request the operation of this request: the call's own, or {@link Operation#LIST} or {@link Operation#FIND} for
     *     a look-up
     */
    default void attemptStarted(Operation request) {}

    /**
     * Asks for headers to add to the request that is about to be sent: the context of a trace. Asked once per attempt, after
     * {@link #attemptStarted}.
     *
     * @return values in printable ASCII, by name; others are left out, and none replaces a header that the library sets
     */
    default Map<String, String> requestHeaders() {
        return Map.of();
    }

    /**
     * The request has been answered; {@link #attemptEnded} tells what the answer means.
     *
     * @param status the HTTP status
     * @param requestId the id that the service or a proxy gave the request, or null
     */
    default void answered(int status, @Nullable String requestId) {}

    /**
     * The request has ended.
     *
     * @param request as in {@link #attemptStarted}
     * @param failure why it failed, or null if it succeeded
     */
    default void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {}

    /**
     * A failed request will be sent again, because it certainly was not carried out or does no harm twice.
     *
     * @param failure why it failed
     * @param pause how long the call waits before
     */
    default void retrying(AttemptFailedException failure, Duration pause) {}

    /**
     * A look-up has told what became of a write whose answer was lost.
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
     * @param exception what the caller is about to get
     */
    default void failed(PartneroException exception) {}

    /** The call has ended, after {@link #succeeded} or {@link #failed}. */
    default void ended() {}
}
