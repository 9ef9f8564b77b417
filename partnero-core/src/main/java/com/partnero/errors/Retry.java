package com.partnero.errors;

/**
 * Whether a failed call is worth sending again.
 *
 * @since 0.1.0
 */
public enum Retry {
    /** No. The call itself must change, or a person must look. */
    NEVER,
    /** Yes, the same call, after {@link PartneroException#retryAfter()} or later. Nothing was changed. */
    LATER,
    /**
     * Yes, but look first, because the call may have been carried out. For a sale call {@code createIfAbsent}; for a batch call it
     * for each sale that is not in {@link PartneroException#recorded()}; delete only what a list shows.
     */
    LOOK_FIRST
}
