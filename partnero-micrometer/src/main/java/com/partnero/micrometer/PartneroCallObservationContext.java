package com.partnero.micrometer;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call of a port, retries and look-ups included.
 *
 * <p>Used by the calling thread.
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
     * A call begins.
     *
     * @param client the program's name
     * @param operation what is called
     */
    public PartneroCallObservationContext(String client, Operation operation) {
        this.client = client;
        this.operation = operation;
    }

    /**
     * The program.
     *
     * @return its name, {@code default} for the one without a name
     */
    public String getClient() {
        return client;
    }

    /**
     * What is called.
     *
     * @return the operation
     */
    public Operation getOperation() {
        return operation;
    }

    /**
     * Whether the call has ended; what follows is known only then.
     *
     * @return false while the call goes on
     */
    public boolean isEnded() {
        return ended;
    }

    /**
     * Whether a look-up, not the answer, proved the success.
     *
     * @return true for a success that was verified
     */
    public boolean isVerified() {
        return verified;
    }

    /**
     * What the caller gets instead of a result.
     *
     * @return the exception, or null for a success
     */
    public @Nullable PartneroException getException() {
        return exception;
    }

    void succeeded(boolean proved) {
        ended = true;
        verified = proved;
    }

    void failed(PartneroException failure) {
        ended = true;
        exception = failure;
    }
}
