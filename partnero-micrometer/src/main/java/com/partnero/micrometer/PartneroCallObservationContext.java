package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Describes one call of a port, including retries and look-ups.
 *
 * <p>Not thread-safe; used by the calling thread.
 *
 * @since 0.1.0
 */
public class PartneroCallObservationContext extends Observation.Context {

    private final String client;
    private final Operation operation;
    private boolean ended;
    private boolean verified;
    private @Nullable PartneroException exception;

    /**
     * A call that has just started.
     *
     * @param client the program's name
     * @param operation the operation that is called
     */
    public PartneroCallObservationContext(String client, Operation operation) {
        this.client = client;
        this.operation = operation;
    }

    /** The program's name; {@code default} for a program without a name. */
    public String getClient() {
        return client;
    }

    /** The operation that is called. */
    public Operation getOperation() {
        return operation;
    }

    /** Whether the call has ended. {@link #isVerified()} and {@link #getException()} are meaningful only then. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether the call succeeded because a look-up, not the answer, proved its effect. */
    public boolean isVerified() {
        return verified;
    }

    /** The exception that the caller gets; null for a success. */
    public @Nullable PartneroException getException() {
        return exception;
    }

    void succeeded(boolean byLookUp) {
        ended = true;
        verified = byLookUp;
    }

    void failed(PartneroException failure) {
        ended = true;
        exception = failure;
    }
}
