package com.partnero.errors;

import org.jspecify.annotations.Nullable;

/**
 * Stands for the exception of a library, so that a log shows its type, stack trace and causes. It leaves the messages
 * out, because these may quote addresses, headers and bodies.
 */
final class WithheldException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int MAX_CAUSES = 10;

    private WithheldException(Throwable original, @Nullable Throwable cause) {
        super(original.getClass().getName() + " (its message is only in diagnosis())", cause, false, true);
        setStackTrace(original.getStackTrace());
    }

    static @Nullable WithheldException of(@Nullable Throwable original) {
        return of(original, MAX_CAUSES);
    }

    private static @Nullable WithheldException of(@Nullable Throwable original, int most) {
        return original == null || most == 0
                ? null
                : new WithheldException(original, of(original.getCause(), most - 1));
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
