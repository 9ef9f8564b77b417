package com.partnero.client;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.internal.Checks;
import com.partnero.internal.HeaderNames;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings that every transport's builder offers. Only the API key has no default.
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
 * <tr><td>{@link #maxKeyLength(int) maxKeyLength}</td><td>1,024</td></tr>
 * <tr><td>{@link #maxConcurrentRequests(int) maxConcurrentRequests}</td><td>64</td></tr>
 * <tr><td>{@link #maxRequestsPerSecond(int) maxRequestsPerSecond}</td><td>no limit</td></tr>
 * <tr><td>{@link #observer(PartneroObserver) observer}</td><td>none</td></tr>
 * </table>
 *
 * <p>Not thread-safe. The client that {@link #build()} returns is thread-safe.
 *
 * @param <B> the transport's builder
 * @since 0.1.0
 */
public abstract class PartneroBuilder<B extends PartneroBuilder<B>> {

    private static final String DEFAULT_BASE_URL = "https://api.partnero.com/v1";

    private static final int MOST_REQUESTS = 1_000_000;

    private @Nullable Supplier<ApiKey> apiKey;
    private String baseUrl = DEFAULT_BASE_URL;
    private boolean allowInsecureBaseUrl;
    private Duration connectTimeout = Duration.ofSeconds(2);
    private Duration readTimeout = Duration.ofSeconds(8);
    private Duration callTimeout = Duration.ofSeconds(10);
    private @Nullable String application;
    private @Nullable String programCurrency;
    private RetryPolicy retry = RetryPolicy.defaults();
    private ResponseLimits responseLimits = ResponseLimits.defaults();
    private int maxKeyLength = 1024;
    private int maxConcurrentRequests = ClientSettings.DEFAULT_MAX_CONCURRENT_REQUESTS;
    private int maxRequestsPerSecond;
    private final List<PartneroObserver> observers = new ArrayList<>();

    /** For the builders of transports. */
    protected PartneroBuilder() {}

    /**
     * Builds the client. It opens no connection before the first call.
     *
     * @return a thread-safe client; the caller must close it
     * @throws InvalidSettingException if no API key was set, or if the key must not be sent to the base URL
     */
    public abstract Partnero build();

    /** Returns this builder with its own type. */
    protected abstract B self();

    /**
     * Sets the API key of the program, as shown in Partnero's settings.
     *
     * @throws IllegalArgumentException if the key is null, empty or not visible ASCII; the message does not repeat it
     */
    public B apiKey(@Nullable String value) {
        return apiKey(ApiKey.of(value));
    }

    /** Sets the API key of the program. */
    public B apiKey(ApiKey value) {
        Objects.requireNonNull(value, "apiKey must not be null");
        return apiKey(ClientSettings.always(value));
    }

    /**
     * Sets a supplier that provides the key for each request. Use it for keys that rotate, or for the token of your own
     * back end between the application and Partnero.
     *
     * <p>The supplier is called once per attempt, within the call's deadline, on a separate thread; it does not see the
     * caller's thread-local state. If it throws, returns null or takes too long, nothing is sent. The call then fails
     * with {@link com.partnero.errors.PartneroAuthenticationException} without a status, so an application can tell
     * "sign in again" from "offline".
     *
     * @param supplier thread-safe and quick
     */
    public B apiKey(Supplier<ApiKey> supplier) {
        apiKey = Objects.requireNonNull(supplier, "apiKey must not be null");
        return self();
    }

    /**
     * Sets the address of the service, including the version, such as {@code https://api.partnero.com/v1}. Plain http
     * is accepted only for loopback addresses.
     */
    public B baseUrl(String value) {
        baseUrl = Objects.requireNonNull(value, "baseUrl must not be null");
        return self();
    }

    /**
     * Sets whether plain http is allowed to addresses other than loopback. Anyone on the network can then read the API
     * key.
     */
    public B allowInsecureBaseUrl(boolean value) {
        allowInsecureBaseUrl = value;
        return self();
    }

    /** The base URL as it was set, unchecked; for those who show a configuration. */
    public String baseUrl() {
        return baseUrl;
    }

    /**
     * Sets how long one attempt may take to connect: 1 ms to 1 h.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public B connectTimeout(Duration value) {
        connectTimeout = Checks.timeout("connectTimeout", value);
        return self();
    }

    /**
     * Sets how long one attempt waits for its whole answer: 1 ms to 1 h. An attempt, including connecting, ends after
     * the longer of this and the connect time-out.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public B readTimeout(Duration value) {
        readTimeout = Checks.timeout("readTimeout", value);
        return self();
    }

    /**
     * Sets the deadline of a whole call, including attempts, pauses and look-ups: 1 ms to 1 h. The last fifth is
     * reserved for looking up a write whose answer was lost.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public B callTimeout(Duration value) {
        callTimeout = Checks.timeout("callTimeout", value);
        return self();
    }

    /**
     * Sets the application's name at the end of the {@code User-Agent}, such as {@code shop/1.4}: visible ASCII and
     * single spaces.
     *
     * @throws IllegalArgumentException if the name holds anything else
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
     * Sets the program's only currency. A sale or a credit in another currency is then refused with an
     * {@link IllegalArgumentException} before it is sent: the service would ignore the currency, or convert the amount. Do not set
     * it for a program with several currencies. Unset by default.
     *
     * @param value a three-letter code such as {@code USD}
     * @throws InvalidSettingException if it is not a three-letter code
     */
    public B programCurrency(String value) {
        try {
            programCurrency = Amount.of(BigDecimal.ZERO, value).unit();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "programCurrency", "programCurrency must be a three-letter code such as USD: " + value);
        }
        return self();
    }

    /** Sets how often and how soon a call is retried. */
    public B retry(RetryPolicy value) {
        retry = Objects.requireNonNull(value, "retry must not be null");
        return self();
    }

    /** Sets how much of an answer is read. */
    public B responseLimits(ResponseLimits value) {
        responseLimits = Objects.requireNonNull(value, "responseLimits must not be null");
        return self();
    }

    /**
     * Sets how many characters a transaction key or a customer id may have: 16 to 65,536. A call with a longer one fails with
     * {@link IllegalArgumentException} before anything is sent. How much the service itself accepts is not documented.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public B maxKeyLength(int characters) {
        maxKeyLength = Checks.range("maxKeyLength", characters, 16, 1 << 16);
        return self();
    }

    /**
     * Sets how many requests of this client, its views and its keys may be under way at once; 0 for no limit. A call
     * that gets no permit within half of its time left fails with {@link
     * com.partnero.errors.PartneroConcurrencyLimitException}, {@code NOT_APPLIED}: a service that hangs then costs the
     * application no more threads than this. A look-up after a lost answer needs no permit.
     *
     * @throws IllegalArgumentException if the value is negative or above 1,000,000
     */
    public B maxConcurrentRequests(int value) {
        maxConcurrentRequests = Checks.range("maxConcurrentRequests", value, 0, MOST_REQUESTS);
        return self();
    }

    /**
     * Sets how many requests may be sent with one API key in a second, look-ups included; 0 for no limit. Requests wait
     * for their turn within their call's deadline. Set it for imports with many threads; a 429 of the service is obeyed
     * with or without it.
     *
     * @throws IllegalArgumentException if the value is negative or above 1,000,000
     */
    public B maxRequestsPerSecond(int value) {
        maxRequestsPerSecond = Checks.range("maxRequestsPerSecond", value, 0, MOST_REQUESTS);
        return self();
    }

    /**
     * Adds an observer of calls, attempts, retries and look-ups. Observers are notified in the order in which they were
     * added, and in reverse order when a call or an attempt ends.
     *
     * @param value a thread-safe observer; earlier observers stay
     */
    public B observer(PartneroObserver value) {
        observers.add(Objects.requireNonNull(value, "observer must not be null"));
        return self();
    }

    /**
     * The checked, immutable settings; for the builders of transports.
     *
     * @throws InvalidSettingException if no API key was set, or if the key must not be sent to the base URL
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
                        PartneroObserver.all(observers))
                .withMaxKeyLength(maxKeyLength)
                .withRequestLimits(maxConcurrentRequests, maxRequestsPerSecond)
                .withProgramCurrency(programCurrency);
    }
}
