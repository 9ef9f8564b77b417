package com.partnero.outbox;

import com.partnero.CallOptions;

/**
 * Observes one call. Shows whether its success is the service's own answer, or was inferred by a look-up after a lost answer.
 * Used by one thread.
 */
final class DirectAnswers {

    /** Of every call of the outbox. */
    static final CallOptions OPTIONS = CallOptions.none().withoutRequestLimit();

    private int successes;

    CallOptions options() {
        return OPTIONS.withAnswerListener((status, requestId) -> {
            if (status >= 200 && status < 300) {
                successes++;
            }
        });
    }

    /** Whether there was a single 2xx answer. Look-ups after a lost answer bring several, unless the client may try only once. */
    boolean isOne() {
        return successes == 1;
    }
}
