package com.partnero.policy;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CallOptions;
import com.partnero.Operation;
import com.partnero.RetryPolicy;
import com.partnero.errors.PartneroException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all calls of one client share, and the frame around each call. Thread-safe. */
final class CallRunner {

    private final ClientParts client;
    private final Program program;
    private final Lifecycle lifecycle;
    private final CallOptions options;

    /** The runner of a client's own API key. */
    CallRunner(ClientParts client) {
        this(client, client.programs.of(client.settings.apiKey()), client.lifecycle, CallOptions.none());
    }

    private CallRunner(ClientParts client, Program program, Lifecycle lifecycle, CallOptions options) {
        this.client = client;
        this.program = program;
        this.lifecycle = lifecycle;
        this.options = options;
    }

    /** A runner of the same client with other options. */
    CallRunner with(CallOptions otherwise) {
        return new CallRunner(client, program, lifecycle, otherwise);
    }

    /** The runner of another program, which can be closed without closing the client. */
    CallRunner withKey(Supplier<ApiKey> apiKey) {
        return new CallRunner(client, client.programs.of(apiKey), new Lifecycle(), options);
    }

    /** Runs one call: rejects it if the client is closed, and notifies observers from start to end. */
    <T> T run(Operation operation, @Nullable String key, Function<Call, T> body) {
        client.transport.checkThread();
        CallObserver observer = client.settings.observer().callStarted(operation);
        try {
            if (!client.lifecycle.enter()) {
                throw client.exceptions.closed(operation, key);
            }
            try {
                return isView() ? runInView(operation, key, body, observer) : run(operation, key, body, observer);
            } finally {
                client.lifecycle.leave();
            }
        } catch (PartneroException e) {
            observer.failed(e);
            throw e;
        } finally {
            observer.ended();
        }
    }

    private <T> T run(Operation operation, @Nullable String key, Function<Call, T> body, CallObserver observer) {
        Call call = new Call(operation, key, this, observer);
        T result = body.apply(call);
        observer.succeeded(call.isVerified());
        return result;
    }

    private <T> T runInView(Operation operation, @Nullable String key, Function<Call, T> body, CallObserver observer) {
        if (!lifecycle.enter()) {
            throw client.exceptions.closed(operation, key);
        }
        try {
            return run(operation, key, body, observer);
        } finally {
            lifecycle.leave();
        }
    }

    /** Whether this runner has another program's key than the client that it shares. */
    private boolean isView() {
        return lifecycle != client.lifecycle;
    }

    /** Ends the client; of another program's runner, that program's calls alone. */
    void close() {
        if (isView()) {
            lifecycle.close(client.longestCall());
            program.close();
        } else {
            client.close();
        }
    }

    /** Rejects a key or an id that is longer than the settings allow. */
    void checkLength(String what, @Nullable String value) {
        if (value != null && value.length() > client.settings.maxKeyLength()) {
            throw new IllegalArgumentException(
                    what + " must not be longer than " + client.settings.maxKeyLength() + " characters, but has "
                            + value.length() + "; the builder's maxKeyLength(...) changes this limit");
        }
    }

    ClientParts client() {
        return client;
    }

    Program program() {
        return program;
    }

    Deadline deadline() {
        return new Deadline(client.time, callTimeout());
    }

    private Duration callTimeout() {
        return Objects.requireNonNullElse(options.deadline(), client.settings.callTimeout());
    }

    CallOptions options() {
        return options;
    }

    RetryPolicy retry() {
        return client.settings.retry();
    }

    TimeSource time() {
        return client.time;
    }

    Exceptions exceptions() {
        return client.exceptions;
    }

    Backoff backoff() {
        return client.backoff;
    }

    /** How long the service may take to finish and show a write whose answer was lost. */
    Duration timeToAppear() {
        return callTimeout().dividedBy(2);
    }

    /** Rejects a unit other than the program's currency: the service would ignore it or convert the amount. */
    void checkUnit(Amount amount) {
        String currency = client.settings.programCurrency();
        String unit = amount.unit();
        if (currency != null && unit != null && !unit.equalsIgnoreCase(currency)) {
            throw new IllegalArgumentException("the amount must be in " + currency
                    + ", the program's currency (setting programCurrency), or without a unit: " + unit);
        }
    }
}
