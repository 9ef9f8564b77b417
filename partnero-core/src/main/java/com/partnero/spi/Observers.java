package com.partnero.spi;

import static java.util.Objects.requireNonNull;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Combines the observers of a client into one that never throws. An observer's exception must neither hide the result
 * of a call nor keep other observers from their events. End events are sent in reverse order, because observers may
 * have opened nested scopes.
 */
final class Observers implements PartneroObserver {

    private final List<PartneroObserver> observers;

    private Observers(List<PartneroObserver> observers) {
        this.observers = observers;
    }

    /** An observer that forwards to all of them, in order. */
    static PartneroObserver all(List<? extends PartneroObserver> observers) {
        return observers.isEmpty() ? NONE : new Observers(List.copyOf(observers));
    }

    /** An observer that does not throw. */
    static PartneroObserver guarded(PartneroObserver observer) {
        return observer.equals(NONE) || observer instanceof Observers ? observer : new Observers(List.of(observer));
    }

    @Override
    public CallObserver callStarted(Operation operation) {
        List<CallObserver> calls = new ArrayList<>(observers.size());
        each(observers, observer -> calls.add(observer.callStarted(operation)));
        return new ObservedCall(calls);
    }

    @Override
    public void clientCreated(ClientState state) {
        each(observers, observer -> observer.clientCreated(state));
    }

    @Override
    public void clientClosed() {
        each(observers, PartneroObserver::clientClosed);
    }

    private static <T> void each(List<T> observers, Consumer<T> notification) {
        for (T observer : observers) {
            tell(observer, notification);
        }
    }

    private static <T> void eachReversed(List<T> observers, Consumer<T> notification) {
        for (int i = observers.size() - 1; i >= 0; i--) {
            tell(observers.get(i), notification);
        }
    }

    private static <T> void tell(T observer, Consumer<T> notification) {
        try {
            notification.accept(observer);
        } catch (Throwable e) {
            // See the class comment.
        }
    }

    /** Forwards the events of one call to all observers. */
    private static final class ObservedCall implements CallObserver {

        private final List<CallObserver> observers;

        ObservedCall(List<CallObserver> observers) {
            this.observers = observers;
        }

        @Override
        public void attemptStarted(Operation request) {
            each(observers, observer -> observer.attemptStarted(request));
        }

        @Override
        public Map<String, String> requestHeaders() {
            Map<String, String> headers = new LinkedHashMap<>();
            each(
                    observers,
                    observer -> observer.requestHeaders()
                            .forEach((name, value) -> headers.put(requireNonNull(name), requireNonNull(value))));
            return headers;
        }

        @Override
        public void answered(int status, @Nullable String requestId) {
            each(observers, observer -> observer.answered(status, requestId));
        }

        @Override
        public void attemptEnded(Operation request, @Nullable AttemptFailedException failure) {
            eachReversed(observers, observer -> observer.attemptEnded(request, failure));
        }

        @Override
        public void retrying(AttemptFailedException failure, Duration pause) {
            each(observers, observer -> observer.retrying(failure, pause));
        }

        @Override
        public void verified(LookUpResult finding) {
            each(observers, observer -> observer.verified(finding));
        }

        @Override
        public void succeeded(boolean verified) {
            each(observers, observer -> observer.succeeded(verified));
        }

        @Override
        public void failed(PartneroException exception) {
            each(observers, observer -> observer.failed(exception));
        }

        @Override
        public void ended() {
            eachReversed(observers, CallObserver::ended);
        }
    }
}
