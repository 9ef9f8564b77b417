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
 * Calls a {@link Partnero} on other threads, whatever its transport: for callers that must not wait, such as Android's main
 * thread.
 *
 * <pre>{@code
 * AsyncPartnero async = AsyncPartnero.of(partnero, Executors.newFixedThreadPool(4));
 * CompletableFuture<CustomerBalance> balance = async.call(p -> p.balances().get("customer_123"));
 * balance.whenCompleteAsync((found, failure) -> show(found, failure), mainThread);
 * ...
 * balance.cancel(true);                                       // the request ends too
 * }</pre>
 *
 * <p>A call that fails completes its future with the very exception that it threw: {@code whenComplete} on this future sees
 * a {@link com.partnero.errors.PartneroException}, {@code join} and stages behind it see that wrapped by Java.
 *
 * <p>Cancelling a future that is returned here interrupts the call, which closes its connection, by {@code cancel(false)} as
 * well: Kotlin's {@code await()} and other libraries pass that. Like every interrupted write, a sale that was under way may
 * have been recorded: settle it later by {@link com.partnero.PartneroTransactions#createIfAbsent}. Cancelling a stage behind
 * the future, as always in Java, does not reach the call.
 *
 * <p>Thread-safe. It owns nothing: neither the client nor the executor is closed here.
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
     * Puts an asynchronous view over a client.
     *
     * @param partnero any client
     * @param executor where calls are made; each occupies a thread until it ends
     * @return the view
     */
    public static AsyncPartnero of(Partnero partnero, Executor executor) {
        return new AsyncPartnero(partnero, executor);
    }

    /**
     * Makes a call that answers something.
     *
     * <pre>{@code async.call(p -> p.transactions().create(sale))}</pre>
     *
     * @param call what to do with the client
     * @param <T> what it answers
     * @return its answer to come
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more work; nothing is sent
     */
    public <T extends @Nullable Object> CompletableFuture<T> call(Function<? super Partnero, ? extends T> call) {
        Objects.requireNonNull(call, "call must not be null");
        Running<T> running = new Running<>(() -> call.apply(partnero));
        executor.execute(running);
        return running;
    }

    /**
     * Makes a call that answers nothing.
     *
     * <pre>{@code async.run(p -> p.transactions().delete("order-1042"))}</pre>
     *
     * @param call what to do with the client
     * @return completed with null once it is done
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more work; nothing is sent
     */
    public CompletableFuture<@Nullable Void> run(Consumer<? super Partnero> call) {
        Objects.requireNonNull(call, "call must not be null");
        return this.<@Nullable Void>call(client -> {
            call.accept(client);
            return null;
        });
    }

    /** The call and its future: a {@link FutureTask} knows whom to interrupt, and until when. */
    private static final class Running<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {

        private final FutureTask<@Nullable Void> task;

        Running(Supplier<? extends T> call) {
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
