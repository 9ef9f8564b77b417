package com.partnero.spring.boot;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The configuration of one program: directly under {@code partnero} for the default program, under
 * {@code partnero.clients.NAME} for others.
 *
 * <p>Immutable and thread-safe.
 *
 * @param apiKey API key of the program, as shown in its settings. Nothing fails without it until a bean is injected.
 * @param baseUrl Address of the service, including the version.
 * @param allowInsecureBaseUrl Whether to allow plain http to hosts other than loopback. Anyone on the network can then read
 *     the API key.
 * @param transport HTTP library to use: feign, retrofit, or auto, which prefers Feign.
 * @param connectTimeout How long one attempt may take to connect. A bare number means milliseconds.
 * @param readTimeout How long one attempt waits for an answer. A bare number means milliseconds.
 * @param callTimeout How long a whole call may take, including attempts, pauses and look-ups. A bare number means milliseconds.
 * @param application Name of the application at the end of the User-Agent, for instance shop/1.4. Without it,
 *     spring.application.name.
 * @param freshConnectionForWrites Whether every write opens a new connection (Feign only). No write is then lost with a kept
 *     connection that the server closes. Costs a handshake for each write.
 * @param programCurrency The program's only currency, for instance USD. Sales and credits in another currency are refused before
 *     they are sent. Other programs do not inherit it.
 * @param logging Which calls to log, without any data: off, failures or calls.
 * @param ssl TLS.
 * @param proxy An HTTP proxy.
 * @param retry How often and how soon to retry.
 * @param response How much of an answer is read.
 * @param health When the health indicator reports a problem.
 * @param maxKeyLength How many characters a transaction key or a customer id may have. A longer one is refused before anything is
 *     sent.
 * @param maxConcurrentRequests How many requests of the client, with all API keys, may run at once; 0 for no limit. Others wait
 *     for at most half of their remaining time.
 * @param maxRequestsPerSecond How many requests to send per second with one API key; 0 for no limit. Set it to just below the
 *     service's own limit for bulk work.
 * @since 0.1.0
 */
@ConfigurationProperties("partnero")
public record PartneroClientProperties(
        @Nullable String apiKey,
        @DefaultValue("https://api.partnero.com/v1") String baseUrl,
        @DefaultValue("false") boolean allowInsecureBaseUrl,
        @DefaultValue("auto") PartneroTransport transport,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("8s") Duration readTimeout,
        @DefaultValue("10s") Duration callTimeout,
        @Nullable String application,
        @DefaultValue("false") boolean freshConnectionForWrites,
        @Nullable String programCurrency,
        @DefaultValue("off") PartneroLogging logging,
        @DefaultValue Ssl ssl,
        @DefaultValue Proxy proxy,
        @DefaultValue Retry retry,
        @DefaultValue Response response,
        @DefaultValue Health health,
        @DefaultValue("1024") int maxKeyLength,
        @DefaultValue("64") int maxConcurrentRequests,
        @DefaultValue("0") int maxRequestsPerSecond) {

    /** Without the API key. */
    @Override
    public String toString() {
        return "PartneroClientProperties[apiKey=****, ...]";
    }

    /**
     * TLS.
     *
     * @param bundle Name of the SSL bundle with client certificate and trusted authorities.
     * @since 0.1.0
     */
    public record Ssl(@Nullable String bundle) {}

    /**
     * An HTTP proxy.
     *
     * @param host Host of the HTTP proxy. Without it, the JVM decides (https.proxyHost).
     * @param port Port of the HTTP proxy.
     * @param username User name for a proxy that demands one.
     * @param password Password for a proxy that demands one.
     * @param nonProxyHosts Hosts to reach without the proxy; an asterisk stands for anything.
     * @since 0.1.0
     */
    public record Proxy(
            @Nullable String host,
            @DefaultValue("8080") int port,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue List<String> nonProxyHosts) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Proxy[host=" + host + ", port=" + port + ", password=****]";
        }
    }

    /**
     * How often and how soon to try again.
     *
     * @param maxAttempts How often a request is tried, including the first time. A request that may pay twice is never
     *     repeated, whatever is set here.
     * @param baseDelay Base of the random pause before another attempt.
     * @param throttleBaseDelay Base of the random pause after HTTP 429, if the service names none.
     * @param maxDelay Longest pause between two attempts.
     * @param quota Tokens for retries that all calls share.
     * @since 0.1.0
     */
    public record Retry(
            @DefaultValue("3") int maxAttempts,
            @DefaultValue("50ms") Duration baseDelay,
            @DefaultValue("1s") Duration throttleBaseDelay,
            @DefaultValue("5s") Duration maxDelay,
            @DefaultValue Quota quota) {}

    /**
     * Tokens for retries that all calls share.
     *
     * @param capacity Tokens for retries that all calls share, so that an outage is not amplified. 0 means no retries.
     * @param cost Tokens that one retry takes.
     * @since 0.1.0
     */
    public record Quota(
            @DefaultValue("500") int capacity,
            @DefaultValue("14") int cost) {}

    /**
     * How much of an answer is read.
     *
     * @param maxBodySize Largest answer that is read, after inflating. A page of a list may be eight times as large.
     * @param maxDepth How deep objects and arrays of an answer may be nested.
     * @param maxNumberDigits How many digits a number of an answer may have.
     * @since 0.1.0
     */
    public record Response(
            @DefaultValue("1MB") DataSize maxBodySize,
            @DefaultValue("32") int maxDepth,
            @DefaultValue("40") int maxNumberDigits) {}

    /**
     * When the health indicator reports a problem.
     *
     * @param window How far back calls count for health.
     * @param minCalls How many calls are needed before failures count.
     * @param failureRatio Share of failed calls at which the health becomes DEGRADED.
     * @param critical Whether a refused key is OUT_OF_SERVICE and too many failures are DOWN, HTTP 503, instead of DEGRADED.
     * @since 0.1.0
     */
    public record Health(
            @DefaultValue("5m") Duration window,
            @DefaultValue("5") int minCalls,
            @DefaultValue("0.5") double failureRatio,
            @DefaultValue("false") boolean critical) {}
}
