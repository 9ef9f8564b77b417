package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gets the API key for an attempt, within the attempt's time. Thread-safe. */
final class ApiKeys {

    private final ClientSettings settings;

    ApiKeys(ClientSettings settings) {
        this.settings = settings;
    }

    ApiKey ask(Duration timeLeft) throws AttemptFailedException {
        ApiKey fixed = settings.fixedApiKey();
        return fixed == null ? askSupplier(timeLeft) : fixed;
    }

    /** Uses a separate thread, because a supplier may request a token from a server without a time limit of its own. */
    private ApiKey askSupplier(Duration timeLeft) throws AttemptFailedException {
        FutureTask<@Nullable ApiKey> question =
                new FutureTask<>(() -> settings.apiKey().get());
        Thread thread = new Thread(question, "partnero-api-key");
        thread.setDaemon(true);
        thread.start();
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
            question.cancel(true);
            throw AttemptFailedException.noApiKey("its supplier took too long", null);
        } catch (InterruptedException e) {
            question.cancel(true);
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(false);
        }
    }
}
