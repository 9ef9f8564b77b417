package com.partnero.spi;

import com.partnero.Operation;
import java.util.List;

/**
 * Receives the events of all calls, for metrics and tracing. No event names a key or a person.
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
 * <p>All methods of one call run on the calling thread, in order, and must be quick. Exceptions of an observer are
 * ignored: they must not hide the result of a call. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PartneroObserver {

    /** Ignores all events. */
    PartneroObserver NONE = operation -> CallObserver.NONE;

    /**
     * Combines several observers. An exception of one neither reaches the call nor affects the others.
     *
     * @param observers notified in this order, and in reverse order when a call or an attempt ends
     * @return an observer that never throws
     */
    static PartneroObserver all(List<? extends PartneroObserver> observers) {
        return Observers.all(observers);
    }

    /**
     * A call begins.
     *
     * @param operation the operation that is called
     * @return receives the further events of this call
     */
    CallObserver callStarted(Operation operation);

    /**
     * A client with this observer was created. Its views by {@code with} and {@code withKey} belong to it; they are not
     * reported.
     *
     * @param state the client's figures, to be read at any time and on any thread
     */
    default void clientCreated(ClientState state) {}

    /** A client with this observer was closed. Anything registered for it can be removed. */
    default void clientClosed() {}
}
