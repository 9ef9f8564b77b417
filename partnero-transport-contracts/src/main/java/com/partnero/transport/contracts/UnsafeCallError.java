package com.partnero.transport.contracts;

import java.io.Serial;

/**
 * A failure that no delay of the machine excuses: the server recorded something twice, or its records contradict the
 * outcome.
 */
final class UnsafeCallError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsafeCallError(AssertionError found) {
        super(found.getMessage(), found);
    }
}
