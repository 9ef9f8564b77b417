package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of a client for one API key. Quota, pauses and sales of one key do not affect other keys. Thread-safe. */
final class Program {

    private final @Nullable ApiKey fixedKey;
    private final @Nullable ApiKeys apiKeys;
    private final RetryQuota retryQuota;
    private final LookUpQuota lookUpQuota = new LookUpQuota();
    private final Gate gate;
    private final RecentSales recentSales;

    Program(Supplier<ApiKey> apiKey, ClientSettings settings, TimeSource time, RecentSales recentSales) {
        fixedKey = ClientSettings.fixed(apiKey);
        apiKeys = fixedKey == null ? new ApiKeys(apiKey) : null;
        retryQuota = new RetryQuota(settings.retry());
        gate = new Gate(time, settings.maxRequestsPerSecond());
        this.recentSales = recentSales;
    }

    /** The key for one attempt. */
    ApiKey apiKey(Duration timeLeft) throws AttemptFailedException {
        return apiKeys == null ? Objects.requireNonNull(fixedKey) : apiKeys.ask(timeLeft);
    }

    RetryQuota retryQuota() {
        return retryQuota;
    }

    LookUpQuota lookUpQuota() {
        return lookUpQuota;
    }

    Gate gate() {
        return gate;
    }

    /** Ends the running call of the key supplier, if any. */
    void close() {
        if (apiKeys != null) {
            apiKeys.close();
        }
    }

    RecentSales recentSales() {
        return recentSales;
    }
}
