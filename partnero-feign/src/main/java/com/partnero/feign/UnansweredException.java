package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import java.io.IOException;

/** Carries a classified failure through Feign, which lets clients throw nothing but {@link IOException}. */
final class UnansweredException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient AttemptFailedException failure;

    UnansweredException(AttemptFailedException failure) {
        super(failure.getMessage());
        this.failure = failure;
    }

    AttemptFailedException failure() {
        return failure;
    }
}
