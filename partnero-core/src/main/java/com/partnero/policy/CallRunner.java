package com.partnero.policy;

import com.partnero.CallOptions;
import com.partnero.Operation;
import com.partnero.RetryPolicy;
import com.partnero.errors.PartneroException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all calls of one client share, and the frame around each. Thread-safe. */
final class CallRunner {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ClientSettings settings;
    private final TimeSource time;
    private final Runnable threadCheck;
    private final RetryQuota quota;
    private final Exceptions exceptions;
    private final LookUpQuota lookUpQuota;
    private final Backoff backoff;
    private final ApiKeys apiKeys;
    private final Lifecycle lifecycle;
    private final CallOptions options;

    CallRunner(ClientSettings settings, TimeSource time, Runnable threadCheck) {
        this.settings = settings;
        this.time = time;
        this.threadCheck = threadCheck;
        quota = new RetryQuota(settings.retry());
        backoff = new Backoff(settings.retry(), time);
        apiKeys = new ApiKeys(settings);
        exceptions = new Exceptions(settings.baseUrl());
        lookUpQuota = new LookUpQuota();
        lifecycle = new Lifecycle();
        options = CallOptions.none();
        settings.observer().clientCreated(quota::tokens);
    }

    private CallRunner(CallRunner shared, CallOptions options) {
        settings = shared.settings;
        time = shared.time;
        threadCheck = shared.threadCheck;
        quota = shared.quota;
        exceptions = shared.exceptions;
        lookUpQuota = shared.lookUpQuota;
        backoff = shared.backoff;
        apiKeys = shared.apiKeys;
        lifecycle = shared.lifecycle;
        this.options = options;
    }

    /** The runner of the same client, with options of their own. */
    CallRunner with(CallOptions otherwise) {
        return new CallRunner(this, otherwise);
    }

    /** Runs one call: refused if the client is closed, observed from its start to its end. */
    <T> T run(Operation operation, @Nullable String key, Function<Call, T> body) {
        threadCheck.run();
        CallObserver observer = settings.observer().callStarted(operation);
        try {
            if (!lifecycle.enter()) {
                throw exceptions.closed(operation, key);
            }
            try {
                Call call = new Call(operation, key, this, observer);
                T result = body.apply(call);
                observer.succeeded(call.isVerified());
                return result;
            } finally {
                lifecycle.leave();
            }
        } catch (PartneroException e) {
            observer.failed(e);
            throw e;
        } finally {
            observer.ended();
        }
    }

    /** True for the first caller, once the calls under way have ended. */
    boolean close() {
        boolean first = lifecycle.close(settings.callTimeout().plus(GRACE));
        if (first) {
            apiKeys.close();
        }
        return first;
    }

    /** Refuses a key or an id that is longer than the settings allow. */
    void checkLength(String what, @Nullable String value) {
        if (value != null && value.length() > settings.maxKeyLength()) {
            throw new IllegalArgumentException(
                    what + " must not be longer than " + settings.maxKeyLength() + " characters, but has "
                            + value.length() + "; the builder's maxKeyLength(...) changes this limit");
        }
    }

    Deadline deadline() {
        return new Deadline(time, callTimeout());
    }

    private Duration callTimeout() {
        return Objects.requireNonNullElse(options.deadline(), settings.callTimeout());
    }

    CallOptions options() {
        return options;
    }

    RetryPolicy retry() {
        return settings.retry();
    }

    TimeSource time() {
        return time;
    }

    RetryQuota quota() {
        return quota;
    }

    ApiKeys apiKeys() {
        return apiKeys;
    }

    Exceptions exceptions() {
        return exceptions;
    }

    /** How long the service may take to finish a write whose answer was lost, and to show it. */
    Duration timeToAppear() {
        return callTimeout().dividedBy(2);
    }

    LookUpQuota lookUpQuota() {
        return lookUpQuota;
    }

    Backoff backoff() {
        return backoff;
    }
}
