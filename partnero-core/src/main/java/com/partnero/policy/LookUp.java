package com.partnero.policy;

import com.partnero.Transaction;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.LookUpResult;
import java.util.List;

/**
 * Finds out what became of a write whose answer was lost. Made for one call.
 *
 * @param <T> what the write answers
 */
interface LookUp<T> {

    /** Looks once; the call may ask again. */
    LookUpResult look(Call call) throws AttemptFailedException;

    /** What the write would have answered, once the policy says that it is done. */
    T result();

    /** Whether the last look proved that nothing of the write is recorded. */
    default boolean foundNothing() {
        return false;
    }

    /** What a look found recorded although not everything is settled. */
    default List<Transaction> recorded() {
        return List.of();
    }
}
