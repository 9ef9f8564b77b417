package com.partnero.transport.contracts;

import java.io.Serial;

/** What no lateness of a machine excuses: the books of the server show two where there may be one, or contradict the outcome. */
final class UnsafeCallError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsafeCallError(AssertionError found) {
        super(found.getMessage(), found);
    }
}
