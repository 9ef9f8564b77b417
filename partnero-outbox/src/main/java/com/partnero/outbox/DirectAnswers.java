package com.partnero.outbox;

import com.partnero.CallOptions;

/**
 * Hears the answers to one call, to tell a success that the service answered from one that a look-up after a lost answer
 * suggests. Used by one thread.
 */
final class DirectAnswers {

    private int successes;

    CallOptions options() {
        return CallOptions.none().withAnswerListener((status, requestId) -> {
            if (status >= 200 && status < 300) {
                successes++;
            }
        });
    }

    /** The looks after a lost answer are several, unless the client is to try but once. */
    boolean isOne() {
        return successes == 1;
    }
}
