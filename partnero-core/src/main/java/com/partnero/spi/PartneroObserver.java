package com.partnero.spi;

import com.partnero.Operation;

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
     * A call begins.
     *
     * @param operation what is called
     * @return who is told how it goes on
     */
    CallObserver callStarted(Operation operation);
}
