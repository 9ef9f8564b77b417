package com.partnero.spi;

import com.partnero.Operation;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Is told of every call: what a metrics or tracing layer needs, and nothing that names a key or a person.
 *
 * <pre>{@code
 * FeignPartnero.builder().observer(operation -> new CallObserver() {
 *     @Override
 *     public void retrying(AttemptFailedException failure, Duration pause) {
 *         retries.increment();
 *     }
 * })
 * }</pre>
 *
 * <p>All methods of one call are called on the calling thread, in order. They must be quick. What an observer throws is
 * dropped: it must not hide what happened to the money. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroObserver {

    /** Observes nothing. */
    PartneroObserver NONE = operation -> CallObserver.NONE;

    /**
     * Several observers as one. What one of them throws neither reaches the call nor keeps the others from being told.
     *
     * @param observers told in this order, of the end of a call or an attempt in reverse
     * @return an observer that throws nothing
     */
    static PartneroObserver all(List<? extends PartneroObserver> observers) {
        return Observers.all(observers);
    }

    /**
     * A call begins.
     *
     * @param operation what is called
     * @return who is told how it goes on
     */
    CallObserver callStarted(Operation operation);

    /**
     * A client that this observer watches has been made.
     *
     * @param retryQuota tells the tokens that are left for retries, at any time and on any thread
     */
    default void clientCreated(IntSupplier retryQuota) {}
}
