package com.partnero.internal;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Finding;
import com.partnero.transactions.Transaction;
import java.util.List;

/**
 * Finds out what became of a write whose answer was lost. Made for one call.
 *
 * @param <T> what the write answers
 */
interface LookUp<T> {

    /** Looks once; the call may ask again. */
    Finding look(Call call) throws AttemptFailedException;

    /** What the write would have answered, once the matrix says that it is done. */
    T result();

    /** What a look found recorded although not everything is settled. */
    default List<Transaction> recorded() {
        return List.of();
    }
}
