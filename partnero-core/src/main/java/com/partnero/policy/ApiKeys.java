package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.DetachedThreads;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets the API key for an attempt, within the attempt's time. Only one call of the supplier runs at a time; attempts
 * that begin meanwhile wait for its result, each within its own deadline. Thread-safe.
 */
final class ApiKeys {

    /**
     * How many abandoned calls of the supplier may hang and ignore the interrupt. Without a limit above one, a supplier
     * without time-outs would make every call fail until a restart, even when its server answers again.
     */
    private static final int MOST_HANGING = 4;

    private final Supplier<ApiKey> supplier;
    private final ThreadFactory threads = new DetachedThreads("partnero-api-key");
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Question current;
    private int hanging;
    private boolean closed;

    ApiKeys(Supplier<ApiKey> supplier) {
        this.supplier = supplier;
    }

    /** Uses a separate thread, because a supplier may request a token from a server without a time limit of its own. */
    ApiKey ask(Duration timeLeft) throws AttemptFailedException {
        Question question = join();
        try {
            ApiKey key = question.get(timeLeft.toNanos(), TimeUnit.NANOSECONDS);
            if (key == null) {
                throw AttemptFailedException.noApiKey("its supplier returned null", null);
            }
            return key;
        } catch (ExecutionException e) {
            // Its message may hold the key.
            Throwable cause = e.getCause();
            String kind = cause == null ? "an exception" : cause.getClass().getSimpleName();
            throw AttemptFailedException.noApiKey("its supplier failed with " + kind, cause);
        } catch (TimeoutException e) {
            throw AttemptFailedException.noApiKey("its supplier took too long", null);
        } catch (CancellationException e) {
            throw AttemptFailedException.noApiKey("the client was closed", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(false);
        } finally {
            leave(question);
        }
    }

    private Question join() throws AttemptFailedException {
        lock.lock();
        try {
            if (closed) {
                throw AttemptFailedException.noApiKey("the client was closed", null);
            }
            Question question = current;
            if (question == null || question.isDone()) {
                if (hanging >= MOST_HANGING) {
                    throw AttemptFailedException.noApiKey(
                            "its supplier has not answered several earlier questions", null);
                }
                question = new Question();
                threads.newThread(question).start();
                current = question;
            }
            question.waiting++;
            return question;
        } finally {
            lock.unlock();
        }
    }

    /** The last waiting attempt ends the call of the supplier. */
    private void leave(Question question) {
        lock.lock();
        try {
            question.waiting--;
            if (question.waiting == 0 && question.cancel(true)) {
                question.hangs = true;
                hanging++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the running call of the supplier; no other one follows. */
    void close() {
        lock.lock();
        try {
            closed = true;
            if (current != null) {
                current.cancel(true);
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** One call of the supplier, and the attempts that wait for it. */
    private final class Question extends FutureTask<@Nullable ApiKey> {

        private int waiting;
        private boolean hangs;

        Question() {
            super(supplier::get);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                ended();
            }
        }

        private void ended() {
            lock.lock();
            try {
                hanging -= hangs ? 1 : 0;
                hangs = false;
                if (current == this) {
                    current = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
