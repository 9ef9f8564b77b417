package com.partnero.spring.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What can be configured of one program.
 *
 * <p>Thread-safe once bound.
 *
 * @since 0.1.0
 */
public class PartneroClientProperties {

    /** API key of the program, as shown in its settings. Nothing fails without it until a bean is injected. */
    private @Nullable String apiKey;

    /** Where the service is, the version segment included. */
    private String baseUrl = "https://api.partnero.com/v1";

    /** Whether plain http is accepted for other hosts than loopback. The API key then crosses the network readable by anyone. */
    private boolean allowInsecureBaseUrl = false;

    /** HTTP library to use: feign, retrofit, or whichever is there, Feign first. */
    private PartneroTransport transport = PartneroTransport.AUTO;

    /** How long one attempt may take to connect. */
    private Duration connectTimeout = Duration.ofSeconds(2);

    /** How long one attempt waits for an answer. */
    private Duration readTimeout = Duration.ofSeconds(8);

    /** How long a whole call may take: attempts, pauses and look-ups included. */
    private Duration callTimeout = Duration.ofSeconds(10);

    /** Name of the application at the end of the User-Agent, for instance shop/1.4. */
    private @Nullable String application;

    /** TLS. */
    private final Ssl ssl = new Ssl();

    /** An HTTP proxy. */
    private final Proxy proxy = new Proxy();

    /** How often and how soon to try again. */
    private final Retry retry = new Retry();

    /** How much of an answer is read. */
    private final Response response = new Response();

    /** When the health indicator speaks up. */
    private final Health health = new Health();

    /** For Spring. */
    public PartneroClientProperties() {}

    /**
     * API key of the program, as shown in its settings. Nothing fails without it until a bean is injected.
     *
     * @return the value, or null
     */
    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * Sets: API key of the program, as shown in its settings. Nothing fails without it until a bean is injected.
     *
     * @param apiKey the value, or null for none
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    /**
     * Where the service is, the version segment included.
     *
     * @return the value
     */
    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Sets: where the service is, the version segment included.
     *
     * @param baseUrl the value
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Whether plain http is accepted for other hosts than loopback. The API key then crosses the network readable by anyone.
     *
     * @return the value
     */
    public boolean isAllowInsecureBaseUrl() {
        return allowInsecureBaseUrl;
    }

    /**
     * Sets: whether plain http is accepted for other hosts than loopback. The API key then crosses the network readable by anyone.
     *
     * @param allowInsecureBaseUrl the value
     */
    public void setAllowInsecureBaseUrl(boolean allowInsecureBaseUrl) {
        this.allowInsecureBaseUrl = allowInsecureBaseUrl;
    }

    /**
     * HTTP library to use: feign, retrofit, or whichever is there, Feign first.
     *
     * @return the value
     */
    public PartneroTransport getTransport() {
        return transport;
    }

    /**
     * Sets: HTTP library to use: feign, retrofit, or whichever is there, Feign first.
     *
     * @param transport the value
     */
    public void setTransport(PartneroTransport transport) {
        this.transport = transport;
    }

    /**
     * How long one attempt may take to connect.
     *
     * @return the value
     */
    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * Sets: how long one attempt may take to connect.
     *
     * @param connectTimeout the value
     */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /**
     * How long one attempt waits for an answer.
     *
     * @return the value
     */
    public Duration getReadTimeout() {
        return readTimeout;
    }

    /**
     * Sets: how long one attempt waits for an answer.
     *
     * @param readTimeout the value
     */
    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    /**
     * How long a whole call may take: attempts, pauses and look-ups included.
     *
     * @return the value
     */
    public Duration getCallTimeout() {
        return callTimeout;
    }

    /**
     * Sets: how long a whole call may take: attempts, pauses and look-ups included.
     *
     * @param callTimeout the value
     */
    public void setCallTimeout(Duration callTimeout) {
        this.callTimeout = callTimeout;
    }

    /**
     * Name of the application at the end of the User-Agent, for instance shop/1.4.
     *
     * @return the value, or null
     */
    public @Nullable String getApplication() {
        return application;
    }

    /**
     * Sets: name of the application at the end of the User-Agent, for instance shop/1.4.
     *
     * @param application the value, or null for none
     */
    public void setApplication(@Nullable String application) {
        this.application = application;
    }

    /**
     * TLS.
     *
     * @return the group
     */
    public Ssl getSsl() {
        return ssl;
    }

    /**
     * An HTTP proxy.
     *
     * @return the group
     */
    public Proxy getProxy() {
        return proxy;
    }

    /**
     * How often and how soon to try again.
     *
     * @return the group
     */
    public Retry getRetry() {
        return retry;
    }

    /**
     * How much of an answer is read.
     *
     * @return the group
     */
    public Response getResponse() {
        return response;
    }

    /**
     * When the health indicator speaks up.
     *
     * @return the group
     */
    public Health getHealth() {
        return health;
    }

    /**
     * TLS.
     *
     * @since 0.1.0
     */
    public static class Ssl {

        /** Name of the SSL bundle with client certificate and trusted authorities. */
        private @Nullable String bundle;

        /** For Spring. */
        public Ssl() {}

        /**
         * Name of the SSL bundle with client certificate and trusted authorities.
         *
         * @return the value, or null
         */
        public @Nullable String getBundle() {
            return bundle;
        }

        /**
         * Sets: name of the SSL bundle with client certificate and trusted authorities.
         *
         * @param bundle the value, or null for none
         */
        public void setBundle(@Nullable String bundle) {
            this.bundle = bundle;
        }
    }

    /**
     * An HTTP proxy.
     *
     * @since 0.1.0
     */
    public static class Proxy {

        /** Host of the HTTP proxy. Without it, the JVM decides (https.proxyHost). */
        private @Nullable String host;

        /** Port of the HTTP proxy. */
        private int port = 8080;

        /** User name for a proxy that demands one. */
        private @Nullable String username;

        /** Password for a proxy that demands one. */
        private @Nullable String password;

        /** Hosts to reach without the proxy; an asterisk stands for anything. */
        private List<String> nonProxyHosts = new ArrayList<>();

        /** For Spring. */
        public Proxy() {}

        /**
         * Host of the HTTP proxy. Without it, the JVM decides (https.proxyHost).
         *
         * @return the value, or null
         */
        public @Nullable String getHost() {
            return host;
        }

        /**
         * Sets: host of the HTTP proxy. Without it, the JVM decides (https.proxyHost).
         *
         * @param host the value, or null for none
         */
        public void setHost(@Nullable String host) {
            this.host = host;
        }

        /**
         * Port of the HTTP proxy.
         *
         * @return the value
         */
        public int getPort() {
            return port;
        }

        /**
         * Sets: port of the HTTP proxy.
         *
         * @param port the value
         */
        public void setPort(int port) {
            this.port = port;
        }

        /**
         * User name for a proxy that demands one.
         *
         * @return the value, or null
         */
        public @Nullable String getUsername() {
            return username;
        }

        /**
         * Sets: user name for a proxy that demands one.
         *
         * @param username the value, or null for none
         */
        public void setUsername(@Nullable String username) {
            this.username = username;
        }

        /**
         * Password for a proxy that demands one.
         *
         * @return the value, or null
         */
        public @Nullable String getPassword() {
            return password;
        }

        /**
         * Sets: password for a proxy that demands one.
         *
         * @param password the value, or null for none
         */
        public void setPassword(@Nullable String password) {
            this.password = password;
        }

        /**
         * Hosts to reach without the proxy; an asterisk stands for anything.
         *
         * @return the value
         */
        public List<String> getNonProxyHosts() {
            return nonProxyHosts;
        }

        /**
         * Sets: hosts to reach without the proxy; an asterisk stands for anything.
         *
         * @param nonProxyHosts the value
         */
        public void setNonProxyHosts(List<String> nonProxyHosts) {
            this.nonProxyHosts = nonProxyHosts;
        }
    }

    /**
     * How often and how soon to try again.
     *
     * @since 0.1.0
     */
    public static class Retry {

        /** How often a request is tried, the first time included. What may pay twice is never repeated, whatever is set here. */
        private int maxAttempts = 3;

        /** Base of the random pause before another attempt. */
        private Duration baseDelay = Duration.ofMillis(50);

        /** Base of the random pause after HTTP 429, if the service names none. */
        private Duration throttleBaseDelay = Duration.ofSeconds(1);

        /** Longest pause between two attempts. */
        private Duration maxDelay = Duration.ofSeconds(5);

        /** Tokens for retries. */
        private final Quota quota = new Quota();

        /** For Spring. */
        public Retry() {}

        /**
         * How often a request is tried, the first time included. What may pay twice is never repeated, whatever is set here.
         *
         * @return the value
         */
        public int getMaxAttempts() {
            return maxAttempts;
        }

        /**
         * Sets: how often a request is tried, the first time included. What may pay twice is never repeated, whatever is set here.
         *
         * @param maxAttempts the value
         */
        public void setMaxAttempts(int maxAttempts) {
            this.maxAttempts = maxAttempts;
        }

        /**
         * Base of the random pause before another attempt.
         *
         * @return the value
         */
        public Duration getBaseDelay() {
            return baseDelay;
        }

        /**
         * Sets: base of the random pause before another attempt.
         *
         * @param baseDelay the value
         */
        public void setBaseDelay(Duration baseDelay) {
            this.baseDelay = baseDelay;
        }

        /**
         * Base of the random pause after HTTP 429, if the service names none.
         *
         * @return the value
         */
        public Duration getThrottleBaseDelay() {
            return throttleBaseDelay;
        }

        /**
         * Sets: base of the random pause after HTTP 429, if the service names none.
         *
         * @param throttleBaseDelay the value
         */
        public void setThrottleBaseDelay(Duration throttleBaseDelay) {
            this.throttleBaseDelay = throttleBaseDelay;
        }

        /**
         * Longest pause between two attempts.
         *
         * @return the value
         */
        public Duration getMaxDelay() {
            return maxDelay;
        }

        /**
         * Sets: longest pause between two attempts.
         *
         * @param maxDelay the value
         */
        public void setMaxDelay(Duration maxDelay) {
            this.maxDelay = maxDelay;
        }

        /**
         * Tokens for retries.
         *
         * @return the group
         */
        public Quota getQuota() {
            return quota;
        }
    }

    /**
     * How much of an answer is read.
     *
     * @since 0.1.0
     */
    public static class Response {

        /** Largest answer that is read, after inflating. A page of a list may be eight times as large. */
        private DataSize maxBodySize = DataSize.ofMegabytes(1);

        /** How deep objects and arrays of an answer may be nested. */
        private int maxDepth = 32;

        /** How many digits a number of an answer may have. */
        private int maxNumberDigits = 40;

        /** For Spring. */
        public Response() {}

        /**
         * Largest answer that is read, after inflating. A page of a list may be eight times as large.
         *
         * @return the value
         */
        public DataSize getMaxBodySize() {
            return maxBodySize;
        }

        /**
         * Sets: largest answer that is read, after inflating. A page of a list may be eight times as large.
         *
         * @param maxBodySize the value
         */
        public void setMaxBodySize(DataSize maxBodySize) {
            this.maxBodySize = maxBodySize;
        }

        /**
         * How deep objects and arrays of an answer may be nested.
         *
         * @return the value
         */
        public int getMaxDepth() {
            return maxDepth;
        }

        /**
         * Sets: how deep objects and arrays of an answer may be nested.
         *
         * @param maxDepth the value
         */
        public void setMaxDepth(int maxDepth) {
            this.maxDepth = maxDepth;
        }

        /**
         * How many digits a number of an answer may have.
         *
         * @return the value
         */
        public int getMaxNumberDigits() {
            return maxNumberDigits;
        }

        /**
         * Sets: how many digits a number of an answer may have.
         *
         * @param maxNumberDigits the value
         */
        public void setMaxNumberDigits(int maxNumberDigits) {
            this.maxNumberDigits = maxNumberDigits;
        }
    }

    /**
     * When the health indicator speaks up.
     *
     * @since 0.1.0
     */
    public static class Health {

        /** How far back calls count for health. */
        private Duration window = Duration.ofMinutes(5);

        /** How many calls it takes before failures count. */
        private int minCalls = 5;

        /** Part of failed calls from which on the health is DOWN. */
        private double failureRatio = 0.5;

        /** For Spring. */
        public Health() {}

        /**
         * How far back calls count for health.
         *
         * @return the value
         */
        public Duration getWindow() {
            return window;
        }

        /**
         * Sets: how far back calls count for health.
         *
         * @param window the value
         */
        public void setWindow(Duration window) {
            this.window = window;
        }

        /**
         * How many calls it takes before failures count.
         *
         * @return the value
         */
        public int getMinCalls() {
            return minCalls;
        }

        /**
         * Sets: how many calls it takes before failures count.
         *
         * @param minCalls the value
         */
        public void setMinCalls(int minCalls) {
            this.minCalls = minCalls;
        }

        /**
         * Part of failed calls from which on the health is DOWN.
         *
         * @return the value
         */
        public double getFailureRatio() {
            return failureRatio;
        }

        /**
         * Sets: part of failed calls from which on the health is DOWN.
         *
         * @param failureRatio the value
         */
        public void setFailureRatio(double failureRatio) {
            this.failureRatio = failureRatio;
        }
    }

    /**
     * Tokens for retries that all calls share.
     *
     * @since 0.1.0
     */
    public static class Quota {

        /** Tokens for retries that all calls share, so that an outage is not amplified. 0 means no retries. */
        private int capacity = 500;

        /** Tokens that one retry takes. */
        private int cost = 14;

        /** For Spring. */
        public Quota() {}

        /**
         * Tokens for retries that all calls share, so that an outage is not amplified. 0 means no retries.
         *
         * @return the value
         */
        public int getCapacity() {
            return capacity;
        }

        /**
         * Sets: tokens for retries that all calls share, so that an outage is not amplified. 0 means no retries.
         *
         * @param capacity the value
         */
        public void setCapacity(int capacity) {
            this.capacity = capacity;
        }

        /**
         * Tokens that one retry takes.
         *
         * @return the value
         */
        public int getCost() {
            return cost;
        }

        /**
         * Sets: tokens that one retry takes.
         *
         * @param cost the value
         */
        public void setCost(int cost) {
            this.cost = cost;
        }
    }
}
