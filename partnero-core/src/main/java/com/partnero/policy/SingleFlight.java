package com.partnero.policy;

import com.partnero.Transaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time record a key; the others get its result. Thread-safe. */
final class SingleFlight {

    private final ConcurrentMap<String, CompletableFuture<Transaction>> flights = new ConcurrentHashMap<>();

    /** The flight under way, to be waited for; null if the caller now leads one and must {@link #lead} it. */
    @Nullable
    CompletableFuture<Transaction> join(String key, CompletableFuture<Transaction> own) {
        return flights.putIfAbsent(key, own);
    }

    /** Does the work and hands its result, or its exception, to whoever waits. */
    Transaction lead(String key, CompletableFuture<Transaction> own, Supplier<Transaction> work) {
        try {
            Transaction result = work.get();
            own.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(key, own);
        }
    }
}
