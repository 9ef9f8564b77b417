package com.partnero.errors;

/**
 * Whether to send a failed call again.
 *
 * @since 0.1.0
 */
public enum Retry {
    /** No. The call itself must change, or a person must decide. */
    NEVER,
    /** Yes, the same call, after {@link PartneroException#retryAfter()} or later. Nothing was changed. */
    LATER,
    /**
     * Yes, but look it up first, because the call may have been carried out. For a sale call {@code createIfAbsent}.
     * For a batch call it for each sale that is not in {@link PartneroException#recorded()}. Delete only a transaction
     * that a list shows.
     */
    LOOK_FIRST
}
