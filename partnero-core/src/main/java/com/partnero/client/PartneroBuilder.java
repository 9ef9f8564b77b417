package com.partnero.client;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.internal.Checks;
import com.partnero.internal.HeaderNames;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every transport's builder can set. Only the API key has no default.
 *
 * <table>
 * <caption>Settings</caption>
 * <tr><th>setting</th><th>default</th></tr>
 * <tr><td>{@link #apiKey(String) apiKey}</td><td>none</td></tr>
 * <tr><td>{@link #baseUrl(String) baseUrl}</td><td>{@code https://api.partnero.com/v1}</td></tr>
 * <tr><td>{@link #connectTimeout(Duration) connectTimeout}</td><td>2 s</td></tr>
 * <tr><td>{@link #readTimeout(Duration) readTimeout}</td><td>8 s</td></tr>
 * <tr><td>{@link #callTimeout(Duration) callTimeout}</td><td>10 s</td></tr>
 * <tr><td>{@link #application(String) application}</td><td>none</td></tr>
 * <tr><td>{@link #retry(RetryPolicy) retry}</td><td>{@link RetryPolicy#defaults()}</td></tr>
 * <tr><td>{@link #responseLimits(ResponseLimits) responseLimits}</td><td>{@link ResponseLimits#defaults()}</td></tr>
 * <tr><td>{@link #observer(PartneroObserver) observer}</td><td>none</td></tr>
 * </table>
 *
 * <p>Not thread-safe; the client that {@link #build()} makes is.
 *
 * @param <B> the transport's builder
 * @since 0.1.0
 */
public abstract class PartneroBuilder<B extends PartneroBuilder<B>> {

    private static final String DEFAULT_BASE_URL = "https://api.partnero.com/v1";

    private @Nullable Supplier<ApiKey> apiKey;
    private String baseUrl = DEFAULT_BASE_URL;
    private boolean allowInsecureBaseUrl;
    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration readTimeout = Duration.ofSeconds(8);
    private Duration callTimeout = Duration.ofSeconds(10);
    private @Nullable String application;
    private RetryPolicy retry = RetryPolicy.defaults();
    private ResponseLimits responseLimits = ResponseLimits.defaults();
    private final List<PartneroObserver> observers = new ArrayList<>();

    /** For the builders of transports. */
    protected PartneroBuilder() {}

    /**
     * Makes the client. It opens no connection before the first call.
     *
     * @return a thread-safe client, to be closed by the caller
     * @throws InvalidSettingException if no API key was set, or the key may not be sent to the base URL
     */
    public abstract Partnero build();

    /**
     * This builder, typed as what it is.
     *
     * @return {@code this}
     */
    protected abstract B self();

    /**
     * Sets the API key of the program.
     *
     * @param value as shown in Partnero's settings
     * @return this builder
     * @throws IllegalArgumentException if it is null, empty or not visible ASCII; the message does not repeat it
     */
    public B apiKey(@Nullable String value) {
        return apiKey(ApiKey.of(value));
    }

    /**
     * Sets the API key of the program.
     *
     * @param value the key
     * @return this builder
     */
    public B apiKey(ApiKey value) {
        Objects.requireNonNull(value, "apiKey must not be null");
        return apiKey(ClientSettings.always(value));
    }

    /**
     * Asks for the key anew at every request: for keys that rotate, or for the token of a back end of your own that stands
     * between the application and Partnero. It is asked once per attempt, within the call's deadline, on a thread of its
     * own: thread-local state of the caller does not reach it. If it throws, answers null or takes too long, nothing is
     * sent and the call fails with {@link com.partnero.errors.PartneroAuthenticationException}, without a status, so that
     * an application can tell "sign in again" from "offline".
     *
     * @param supplier thread-safe and quick
     * @return this builder
     */
    public B apiKey(Supplier<ApiKey> supplier) {
        apiKey = Objects.requireNonNull(supplier, "apiKey must not be null");
        return self();
    }

    /**
     * Sets where the service is, the version segment included.
     *
     * @param value for instance {@code https://api.partnero.com/v1}; http is accepted for loopback addresses only
     * @return this builder
     */
    public B baseUrl(String value) {
        baseUrl = Objects.requireNonNull(value, "baseUrl must not be null");
        return self();
    }

    /**
     * Allows plain http to addresses other than loopback. The API key then crosses the network readable by anyone.
     *
     * @param value true to allow
     * @return this builder
     */
    public B allowInsecureBaseUrl(boolean value) {
        allowInsecureBaseUrl = value;
        return self();
    }

    /**
     * Sets how long one attempt may take to connect.
     *
     * @param value 1 ms to 1 h
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public B connectTimeout(Duration value) {
        connectTimeout = Checks.timeout("connectTimeout", value);
        return self();
    }

    /**
     * Sets how long one attempt waits for its whole answer. An attempt, connecting included, ends after the longer of this
     * and the connect time-out.
     *
     * @param value 1 ms to 1 h
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public B readTimeout(Duration value) {
        readTimeout = Checks.timeout("readTimeout", value);
        return self();
    }

    /**
     * Sets the deadline of a whole call: attempts, pauses and look-ups included. The last fifth of it is kept for looking
     * up what became of a write whose answer was lost.
     *
     * @param value 1 ms to 1 h
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public B callTimeout(Duration value) {
        callTimeout = Checks.timeout("callTimeout", value);
        return self();
    }

    /**
     * Names the application at the end of the {@code User-Agent}.
     *
     * @param value for instance {@code shop/1.4}: visible ASCII and single spaces
     * @return this builder
     * @throws IllegalArgumentException if it holds anything else
     */
    public B application(String value) {
        Checks.text("application", value);
        if (!HeaderNames.isPrintable(value)) {
            throw new IllegalArgumentException("application must be visible ASCII such as shop/1.4: " + value);
        }
        application = value.trim();
        return self();
    }

    /**
     * Sets how often and how soon a call is tried again.
     *
     * @param value the policy
     * @return this builder
     */
    public B retry(RetryPolicy value) {
        retry = Objects.requireNonNull(value, "retry must not be null");
        return self();
    }

    /**
     * Sets how much of an answer is read.
     *
     * @param value the limits
     * @return this builder
     */
    public B responseLimits(ResponseLimits value) {
        responseLimits = Objects.requireNonNull(value, "responseLimits must not be null");
        return self();
    }

    /**
     * Adds an observer: it is told of calls, attempts, retries and verifications, and takes the place of no other. Observers
     * are told in the order in which they were added, of the end of a call or an attempt in reverse.
     *
     * @param value a thread-safe observer
     * @return this builder
     */
    public B observer(PartneroObserver value) {
        observers.add(Objects.requireNonNull(value, "observer must not be null"));
        return self();
    }

    /**
     * What was set, checked; for the builders of transports.
     *
     * @return immutable settings
     * @throws InvalidSettingException if no API key was set, or the key may not be sent to the base URL
     */
    protected ClientSettings settings() {
        if (apiKey == null) {
            throw new InvalidSettingException(
                    "apiKey", "no API key: call .apiKey(System.getenv(\"PARTNERO_API_KEY\")) before .build()");
        }
        URI checked = BaseUrls.check(baseUrl, allowInsecureBaseUrl);
        return new ClientSettings(
                apiKey,
                checked,
                connectTimeout,
                readTimeout,
                callTimeout,
                application,
                retry,
                responseLimits,
                PartneroObserver.all(observers));
    }
}
