package com.partnero.policy;

import com.partnero.Transaction;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.LookUpResult;
import java.util.List;

/**
 * Finds out what became of a write whose answer was lost. Each call has its own.
 *
 * @param <T> the result of the write
 */
interface LookUp<T> {

    /** Looks once; the call may repeat it. */
    LookUpResult look(Call call) throws AttemptFailedException;

    /** The result of the write, once the policy has decided that it succeeded. */
    T result();

    /** Whether the last look-up proved that nothing of the write is recorded. */
    default boolean foundNothing() {
        return false;
    }

    /** Whether a sale without a key is not settled; it cannot be looked up. */
    default boolean isAboutKeyless() {
        return false;
    }

    /** Transactions that were found although the write is not settled. */
    default List<Transaction> recorded() {
        return List.of();
    }
}
