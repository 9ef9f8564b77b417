package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.DetachedThreads;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the API key of an attempt, for no longer than the attempt may take. One question to a supplier is under way at a time:
 * attempts that begin meanwhile wait for its answer, each within its own deadline. Thread-safe.
 */
final class ApiKeys {

    /**
     * How many questions may hang that nobody waits for any more and that ignore the interrupt. A supplier without time-outs would
     * otherwise fail every call until the application is restarted, also when its server answers again.
     */
    private static final int MOST_HANGING = 4;

    private final ClientSettings settings;
    private final ThreadFactory threads = new DetachedThreads("partnero-api-key");
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Question current;
    private int hanging;
    private boolean closed;

    ApiKeys(ClientSettings settings) {
        this.settings = settings;
    }

    ApiKey ask(Duration timeLeft) throws AttemptFailedException {
        ApiKey fixed = settings.fixedApiKey();
        return fixed == null ? askSupplier(timeLeft) : fixed;
    }

    /** On a thread of its own, because a supplier may ask a server for a token, and nothing else would bound that. */
    private ApiKey askSupplier(Duration timeLeft) throws AttemptFailedException {
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
                    throw AttemptFailedException.noApiKey("its supplier has not answered several earlier questions", null);
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

    /** The last one who waits ends the question. */
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

    /** Ends the question under way; no other one follows. */
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

    /** One question and those who wait for its answer. */
    private final class Question extends FutureTask<@Nullable ApiKey> {

        private int waiting;
        private boolean hangs;

        Question() {
            super(() -> settings.apiKey().get());
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
