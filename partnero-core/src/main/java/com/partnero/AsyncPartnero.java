package com.partnero;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a {@link Partnero} of any transport on other threads. It is for callers that must not block, such as Android's
 * main thread.
 *
 * <pre>{@code
 * AsyncPartnero async = AsyncPartnero.of(partnero, Executors.newFixedThreadPool(4));
 * CompletableFuture<CustomerBalance> balance = async.call(p -> p.balances().get("customer_123"));
 * balance.whenCompleteAsync((found, failure) -> show(found, failure), mainThread);
 * ...
 * balance.cancel(true);                                       // also ends the request
 * }</pre>
 *
 * <p>A failed call completes its future with the original exception. {@code whenComplete} on this future receives that
 * {@link com.partnero.errors.PartneroException}; {@code join} and dependent stages receive it wrapped, as always in
 * Java.
 *
 * <p>Cancelling a returned future interrupts the call, which closes its connection. {@code cancel(false)} does so too,
 * because Kotlin's {@code await()} and other libraries use it. A sale that was being sent may have been recorded, as
 * after every interrupted write. Settle it later with {@link com.partnero.PartneroTransactions#createIfAbsent}.
 * Cancelling a dependent stage does not cancel the call, as always in Java.
 *
 * <p>Thread-safe. Neither the client nor the executor is closed here: both belong to the caller.
 *
 * @since 0.1.0
 */
public final class AsyncPartnero {

    private final Partnero partnero;
    private final Executor executor;

    private AsyncPartnero(Partnero partnero, Executor executor) {
        this.partnero = Objects.requireNonNull(partnero, "partnero must not be null");
        this.executor = Objects.requireNonNull(executor, "executor must not be null");
    }

    /**
     * Makes an asynchronous view of a client.
     *
     * @param partnero any client
     * @param executor runs the calls; each call occupies a thread until it ends
     */
    public static AsyncPartnero of(Partnero partnero, Executor executor) {
        return new AsyncPartnero(partnero, executor);
    }

    /**
     * Makes a call that returns a result.
     *
     * <pre>{@code async.call(p -> p.transactions().create(sale))}</pre>
     *
     * @param call what to do with the client
     * @param <T> the type of the result
     * @return a future of the result
     * @throws java.util.concurrent.RejectedExecutionException if the executor rejects the call; nothing is sent
     */
    public <T extends @Nullable Object> CompletableFuture<T> call(Function<? super Partnero, ? extends T> call) {
        Objects.requireNonNull(call, "call must not be null");
        RunningCall<T> running = new RunningCall<>(() -> call.apply(partnero));
        executor.execute(running);
        return running;
    }

    /**
     * Makes a call without a result.
     *
     * <pre>{@code async.run(p -> p.transactions().delete("order-1042"))}</pre>
     *
     * @param call what to do with the client
     * @return a future that completes with null when the call has succeeded
     * @throws java.util.concurrent.RejectedExecutionException if the executor rejects the call; nothing is sent
     */
    public CompletableFuture<@Nullable Void> run(Consumer<? super Partnero> call) {
        Objects.requireNonNull(call, "call must not be null");
        return this.<@Nullable Void>call(client -> {
            call.accept(client);
            return null;
        });
    }

    /** The call and its future. {@link FutureTask} knows which thread to interrupt, and when it no longer may. */
    private static final class RunningCall<T extends @Nullable Object> extends CompletableFuture<T>
            implements Runnable {

        private final FutureTask<@Nullable Void> task;

        RunningCall(Supplier<? extends T> call) {
            task = new FutureTask<>(() -> finish(call), null);
        }

        @Override
        public void run() {
            task.run();
            if (task.isCancelled()) {
                // The interrupt was meant for this call, not for what the thread does next.
                Thread.interrupted();
            }
        }

        private void finish(Supplier<? extends T> call) {
            try {
                complete(call.get());
            } catch (Throwable failure) {
                completeExceptionally(failure);
            }
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
                task.cancel(true);
            }
            return cancelled;
        }
    }
}
