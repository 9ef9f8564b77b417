package com.partnero.testkit.contract;

import java.io.Serial;

/** What no lateness of a machine excuses: carried out twice, or an outcome that is not true. */
final class UnsafeCallError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsafeCallError(AssertionError found) {
        super(found.getMessage(), found);
    }
}
