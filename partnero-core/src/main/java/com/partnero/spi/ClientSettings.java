package com.partnero.spi;

import com.partnero.ApiKey;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checked configuration of a client. {@link com.partnero.client.PartneroBuilder} creates it.
 *
 * <p>Immutable and thread-safe. {@link #toString()} does not show the API key.
 *
 * @since 0.1.0
 */
public final class ClientSettings {

    private static final int DEFAULT_MAX_KEY_LENGTH = 1024;
    /** How many requests of a client may be under way at once unless its builder sets another limit. */
    public static final int DEFAULT_MAX_CONCURRENT_REQUESTS = 64;

    private final Supplier<ApiKey> apiKey;
    private final URI baseUrl;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Duration callTimeout;
    private final @Nullable String application;
    private final RetryPolicy retry;
    private final ResponseLimits responseLimits;
    private final PartneroObserver observer;
    private final int maxKeyLength;
    private final int maxConcurrentRequests;
    private final int maxRequestsPerSecond;
    private final @Nullable String programCurrency;

    /**
     * For {@link com.partnero.client.PartneroBuilder}, which checks and documents every value.
     *
     * @param apiKey called for every request
     * @param baseUrl without a trailing slash
     * @param connectTimeout of one attempt
     * @param readTimeout of one attempt
     * @param callTimeout of a whole call
     * @param application end of the {@code User-Agent}, or null
     * @param retry how often and how soon to retry
     * @param responseLimits how much of an answer to read
     * @param observer receives the events of all calls
     */
    public ClientSettings(
            Supplier<ApiKey> apiKey,
            URI baseUrl,
            Duration connectTimeout,
            Duration readTimeout,
            Duration callTimeout,
            @Nullable String application,
            RetryPolicy retry,
            ResponseLimits responseLimits,
            PartneroObserver observer) {
        this.apiKey = Objects.requireNonNull(apiKey);
        this.baseUrl = Objects.requireNonNull(baseUrl);
        this.connectTimeout = Objects.requireNonNull(connectTimeout);
        this.readTimeout = Objects.requireNonNull(readTimeout);
        this.callTimeout = Objects.requireNonNull(callTimeout);
        this.application = application;
        this.retry = Objects.requireNonNull(retry);
        this.responseLimits = Objects.requireNonNull(responseLimits);
        this.observer = Observers.guarded(Objects.requireNonNull(observer));
        maxKeyLength = DEFAULT_MAX_KEY_LENGTH;
        maxConcurrentRequests = DEFAULT_MAX_CONCURRENT_REQUESTS;
        maxRequestsPerSecond = 0;
        programCurrency = null;
    }

    private ClientSettings(
            ClientSettings other,
            URI baseUrl,
            int maxKeyLength,
            int maxConcurrentRequests,
            int maxRequestsPerSecond,
            @Nullable String programCurrency) {
        apiKey = other.apiKey;
        this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl must not be null");
        connectTimeout = other.connectTimeout;
        readTimeout = other.readTimeout;
        callTimeout = other.callTimeout;
        application = other.application;
        retry = other.retry;
        responseLimits = other.responseLimits;
        observer = other.observer;
        this.maxKeyLength = maxKeyLength;
        this.maxConcurrentRequests = maxConcurrentRequests;
        this.maxRequestsPerSecond = maxRequestsPerSecond;
        this.programCurrency = programCurrency;
    }

    /**
     * Returns a copy with another base URL, for a transport without a network: messages name the scheme of a URL without
     * a host, such as {@code in-memory:partnero}.
     */
    public ClientSettings withBaseUrl(URI value) {
        return new ClientSettings(
                this, value, maxKeyLength, maxConcurrentRequests, maxRequestsPerSecond, programCurrency);
    }

    /** Returns a copy with another longest key; the builder checks and documents it. */
    public ClientSettings withMaxKeyLength(int characters) {
        return new ClientSettings(
                this, baseUrl, characters, maxConcurrentRequests, maxRequestsPerSecond, programCurrency);
    }

    /**
     * Returns a copy with limits on the requests that a client sends; the builder checks and documents them.
     *
     * @param concurrent how many requests may be under way at once; 0 for no limit
     * @param perSecond how many requests may be sent with one API key in a second; 0 for no limit
     */
    public ClientSettings withRequestLimits(int concurrent, int perSecond) {
        return new ClientSettings(this, baseUrl, maxKeyLength, concurrent, perSecond, programCurrency);
    }

    /** A copy that refuses sales and credits in another currency before they are sent; null to send any. */
    public ClientSettings withProgramCurrency(@Nullable String value) {
        return new ClientSettings(this, baseUrl, maxKeyLength, maxConcurrentRequests, maxRequestsPerSecond, value);
    }

    /** The supplier of the API key, called for every request. It may throw. */
    public Supplier<ApiKey> apiKey() {
        return apiKey;
    }

    /** A supplier that always returns the same key, so that no call is needed. */
    public static Supplier<ApiKey> always(ApiKey apiKey) {
        return new FixedApiKey(apiKey);
    }

    /** The key of a supplier that always returns the same one; null if the supplier must be asked. */
    public static @Nullable ApiKey fixed(Supplier<ApiKey> supplier) {
        return supplier instanceof FixedApiKey ? supplier.get() : null;
    }

    private static final class FixedApiKey implements Supplier<ApiKey> {

        private final ApiKey value;

        FixedApiKey(ApiKey value) {
            this.value = Objects.requireNonNull(value, "apiKey must not be null");
        }

        @Override
        public ApiKey get() {
            return value;
        }
    }

    /** The address of the service, including the version, without a trailing slash. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** How long one attempt may take to connect; more than zero. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long one attempt waits for an answer; more than zero. */
    public Duration readTimeout() {
        return readTimeout;
    }

    /** The deadline of a whole call; more than zero. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** The end of the {@code User-Agent}, such as {@code shop/1.4}; or null. */
    public @Nullable String application() {
        return application;
    }

    /** How often and how soon to retry. */
    public RetryPolicy retry() {
        return retry;
    }

    /** How much of an answer to read. */
    public ResponseLimits responseLimits() {
        return responseLimits;
    }

    /** How many characters (UTF-16 code units) a transaction key or a customer id may have. */
    public int maxKeyLength() {
        return maxKeyLength;
    }

    /** The observer of all calls; it never throws. */
    public PartneroObserver observer() {
        return observer;
    }

    /** How many requests of the client may be under way at once; 0 for no limit. */
    public int maxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /** How many requests may be sent with one API key in a second; 0 for no limit. */
    public int maxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    /** The program's only currency, for instance {@code USD}; null if any unit may be sent. */
    public @Nullable String programCurrency() {
        return programCurrency;
    }

    @Override
    public String toString() {
        return "ClientSettings{baseUrl=" + baseUrl + ", connectTimeout=" + connectTimeout + ", readTimeout="
                + readTimeout + ", callTimeout=" + callTimeout + ", application=" + application + ", retry=" + retry
                + "}";
    }
}
