package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import feign.FeignException;
import feign.InvocationHandlerFactory;
import java.util.Objects;

/**
 * Carries a failure out of clients, interceptors and the decoder: Feign lets nothing checked but {@link java.io.IOException}
 * out of them, and wraps what is no exception of its own.
 */
final class UnansweredException extends FeignException {

    private static final long serialVersionUID = 1L;

    private final transient AttemptFailedException failure;

    UnansweredException(AttemptFailedException failure) {
        super(0, failure.getMessage());
        this.failure = failure;
    }

    AttemptFailedException failure() {
        return failure;
    }

    /** The one way out of Feign: here what was carried becomes what the methods declare. */
    static InvocationHandlerFactory unwrapping() {
        return (target, methods) -> (proxy, method, arguments) -> {
            try {
                return Objects.requireNonNull(methods.get(method)).invoke(arguments);
            } catch (UnansweredException e) {
                throw e.failure;
            } catch (RuntimeException e) {
                throw ((Attempt) arguments[arguments.length - 1]).unexpected(e);
            }
        };
    }
}
