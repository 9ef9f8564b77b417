package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import feign.FeignException;
import feign.InvocationHandlerFactory;
import java.util.Objects;

/**
 * Carries a failure out of clients, interceptors and the decoder. Feign lets only {@link java.io.IOException} and its
 * own exceptions through.
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

    /** Turns the carried failure into the exception that the methods declare. */
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
