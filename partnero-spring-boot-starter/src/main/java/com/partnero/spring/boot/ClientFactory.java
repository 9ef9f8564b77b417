package com.partnero.spring.boot;

import com.partnero.ApiKey;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.client.InvalidSettingException;
import com.partnero.client.PartneroBuilder;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** Builds the client of a program from properties, beans and customizers. It opens no connection. Thread-safe. */
final class ClientFactory implements PartneroClients.TenantFactory {

    private static final Log LOG = LogFactory.getLog(ClientFactory.class);

    /** The health indicator remembers at most this many calls. */
    private static final int MOST_CALLS_OF_HEALTH = 512;

    private final ProgramProperties programs;
    private final PartneroConnectionDetails connection;
    private final CustomTransports customTransports;
    private final ObjectProvider<TransportFactory> transports;
    private final ObjectProvider<SslBundles> bundles;
    private final ObjectProvider<PartneroObserverFactory> observerFactories;
    private final ObjectProvider<PartneroObserver> observers;
    private final ObjectProvider<PartneroCustomizer> customizers;
    private final ObjectProvider<RecordedOrders> orders;
    private final Map<String, PartneroBuilder<?>> builders = new ConcurrentHashMap<>();

    /** The last key of each tenant that the application has asked for. */
    private final Map<String, ApiKey> tenants = new ConcurrentHashMap<>();

    ClientFactory(
            ProgramProperties programs,
            PartneroConnectionDetails connection,
            CustomTransports customTransports,
            ObjectProvider<TransportFactory> transports,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<PartneroObserverFactory> observerFactories,
            ObjectProvider<PartneroObserver> observers,
            ObjectProvider<PartneroCustomizer> customizers,
            ObjectProvider<RecordedOrders> orders) {
        this.programs = programs;
        this.connection = connection;
        this.customTransports = customTransports;
        this.transports = transports;
        this.bundles = bundles;
        this.observerFactories = observerFactories;
        this.observers = observers;
        this.customizers = customizers;
        this.orders = orders;
    }

    /**
     * Checks everything now, so that a mistake is found at start. Builds at the first call, so that the start is fast.
     */
    Partnero create(String client) {
        return create(client, connection.getApiKey(client));
    }

    /**
     * Creates a client with the settings of the default program, which has no key, for views with keys of their own. Its own key
     * is never sent.
     */
    Partnero createForViews() {
        return create(PartneroClients.DEFAULT, "unused");
    }

    private Partnero create(String client, @Nullable String key) {
        PartneroClientProperties properties = programs.get(client);
        for (String property : programs.bareNumbers(client)) {
            LOG.warn(property
                    + " is a number without a unit and means milliseconds: write for instance 8s for 8 seconds");
        }
        PartneroBuilder<?> own = customTransports.builder(client);
        PartneroBuilder<?> builder = own == null ? builder(client, properties) : own;
        String baseUrl = connection.getBaseUrl(client);
        apply(client, properties, key, baseUrl, builder);
        builders.put(client, builder);
        observers(client, baseUrl).forEach(builder::observer);
        List<PartneroCustomizer> custom = customizers.orderedStream().toList();
        if (own != null || !custom.isEmpty()) {
            // What they have set, only building shows.
            custom.forEach(customizer -> customizer.customize(client, builder));
            Partnero built = explained(client, builder::build);
            // A transport of the application's own keeps its type: a fake of tests is injected by it.
            return own != null ? built : LazyPartnero.over(built, guard(client));
        }
        explained(client, () -> {
            SettingsCheck.check(key, baseUrl, properties.allowInsecureBaseUrl());
            return true;
        });
        return new LazyPartnero(() -> explained(client, builder::build), guard(client));
    }

    private OutboxGuard guard(String client) {
        return new OutboxGuard(client, this::namesOf, orders);
    }

    private Set<String> namesOf(ApiKey apiKey) {
        Set<String> names = new HashSet<>();
        builders.keySet().stream()
                .filter(client -> apiKey.reveal().equals(connection.getApiKey(client)))
                .forEach(names::add);
        tenants.forEach((name, key) -> {
            if (key.equals(apiKey)) {
                names.add(name);
            }
        });
        return names;
    }

    @Override
    public Partnero view(Partnero root, String tenant, ApiKey apiKey) {
        tenants.put(tenant, apiKey);
        return root instanceof LazyPartnero lazy ? lazy.ofTenant(tenant, apiKey) : root.withKey(apiKey);
    }

    @Override
    public void forget(String tenant) {
        tenants.remove(tenant);
    }

    private PartneroBuilder<?> builder(String client, PartneroClientProperties properties) {
        return transport(properties.transport())
                .orElseThrow(() -> Problems.missingTransport(properties.transport()))
                .builder(HttpSettings.of(client, properties, bundles));
    }

    /** The address to which a program's client sends its requests, after all customizers; without user and password. */
    String baseUrl(String client) {
        PartneroBuilder<?> builder = builders.get(client);
        String url = builder == null ? connection.getBaseUrl(client) : builder.baseUrl();
        return url.replaceFirst("//[^/?#]*@", "//");
    }

    /** The name of the program's transport. */
    String transport(String client) {
        if (customTransports.carry(client)) {
            return "custom";
        }
        return transport(programs.get(client).transport())
                .map(transport -> transport.transport().name().toLowerCase(Locale.ROOT))
                .orElse("missing");
    }

    private Optional<TransportFactory> transport(PartneroTransport wanted) {
        return transports
                .orderedStream()
                .filter(transport -> wanted == PartneroTransport.AUTO || transport.transport() == wanted)
                .findFirst();
    }

    private void apply(
            String client,
            PartneroClientProperties properties,
            @Nullable String key,
            String baseUrl,
            PartneroBuilder<?> builder) {
        if (key != null) {
            check(client, "api-key", () -> builder.apiKey(withoutScheme(key)));
        }
        builder.baseUrl(baseUrl).allowInsecureBaseUrl(properties.allowInsecureBaseUrl());
        check(client, "connect-timeout", () -> builder.connectTimeout(properties.connectTimeout()));
        check(client, "read-timeout", () -> builder.readTimeout(properties.readTimeout()));
        check(client, "call-timeout", () -> builder.callTimeout(properties.callTimeout()));
        String application = properties.application();
        if (application != null) {
            check(client, "application", () -> builder.application(application));
        } else {
            nameApplication(builder, programs.applicationName());
        }
        String currency = properties.programCurrency();
        if (currency != null) {
            check(client, "program-currency", () -> builder.programCurrency(currency));
        }
        check(client, properties.health());
        check(client, "max-key-length", () -> builder.maxKeyLength(properties.maxKeyLength()));
        check(
                client,
                "max-concurrent-requests",
                () -> builder.maxConcurrentRequests(properties.maxConcurrentRequests()));
        check(client, "max-requests-per-second", () -> builder.maxRequestsPerSecond(properties.maxRequestsPerSecond()));
        builder.retry(retry(client, properties.retry()));
        builder.responseLimits(limits(client, properties.response()));
    }

    private static String withoutScheme(String key) {
        if (key.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new IllegalArgumentException("it begins with \"Bearer\", which the library adds itself");
        }
        return key;
    }

    /** Ignores a name that HTTP headers do not allow; the application may have set it for other purposes. */
    private static void nameApplication(PartneroBuilder<?> builder, @Nullable String name) {
        if (name != null && name.matches("[!-~]+( [!-~]+)*")) {
            builder.application(name);
        }
    }

    private static RetryPolicy retry(String client, PartneroClientProperties.Retry retry) {
        RetryPolicy attempts =
                check(client, "retry.max-attempts", () -> RetryPolicy.defaults().withMaxAttempts(retry.maxAttempts()));
        RetryPolicy base = check(client, "retry.base-delay", () -> attempts.withBaseDelay(retry.baseDelay()));
        RetryPolicy throttle =
                check(client, "retry.throttle-base-delay", () -> base.withThrottleBaseDelay(retry.throttleBaseDelay()));
        RetryPolicy max = check(client, "retry.max-delay", () -> throttle.withMaxDelay(retry.maxDelay()));
        PartneroClientProperties.Quota quota = retry.quota();
        return check(client, "retry.quota", () -> max.withQuota(quota.capacity(), quota.cost()));
    }

    private static ResponseLimits limits(String client, PartneroClientProperties.Response response) {
        int bytes = (int) Math.min(Integer.MAX_VALUE, response.maxBodySize().toBytes());
        ResponseLimits size = check(
                client,
                "response.max-body-size",
                () -> ResponseLimits.defaults().withMaxBodyBytes(bytes));
        ResponseLimits depth = check(client, "response.max-depth", () -> size.withMaxDepth(response.maxDepth()));
        return check(client, "response.max-number-digits", () -> depth.withMaxNumberDigits(response.maxNumberDigits()));
    }

    /** A limit that is never reached would keep the health UP in all cases. */
    private static void check(String client, PartneroClientProperties.Health health) {
        if (!(health.failureRatio() > 0 && health.failureRatio() <= 1)) {
            throw Problems.invalid(
                    client,
                    "health.failure-ratio",
                    "it must be more than 0 and at most 1, for instance 0.5 for half of the calls: "
                            + health.failureRatio());
        }
        if (health.minCalls() < 1 || health.minCalls() > MOST_CALLS_OF_HEALTH) {
            throw Problems.invalid(
                    client, "health.min-calls", "it must be 1 to " + MOST_CALLS_OF_HEALTH + ": " + health.minCalls());
        }
        if (health.window().compareTo(Duration.ofMillis(1)) < 0) {
            throw Problems.invalid(client, "health.window", "it must be at least 1 ms: " + health.window());
        }
    }

    private static <T> T check(String client, String key, Supplier<T> setting) {
        try {
            return setting.get();
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(client, key, String.valueOf(e.getMessage()));
        }
    }

    private List<PartneroObserver> observers(String client, String baseUrl) {
        URI url = url(client, baseUrl);
        List<PartneroObserver> all = new ArrayList<>();
        observerFactories.orderedStream().forEach(factory -> all.add(factory.create(client, url)));
        observers.orderedStream().forEach(all::add);
        return all;
    }

    /** Java's own message would repeat the text, including a password in front of the host. */
    private static URI url(String client, String baseUrl) {
        try {
            return new URI(baseUrl.trim());
        } catch (URISyntaxException e) {
            throw Problems.invalidBaseUrl(client, "it is no URL");
        }
    }

    /** Core checks the base URL and the key when it builds, because a customizer may have set both. */
    private <T> T explained(String client, Supplier<T> build) {
        try {
            return build.get();
        } catch (InvalidSettingException e) {
            switch (e.setting()) {
                case "apiKey" -> throw Problems.missingKey(client, named());
                case "baseUrl" -> throw Problems.invalidBaseUrl(client, Objects.requireNonNull(e.getMessage()));
                default -> throw e;
            }
        }
    }

    private Set<String> named() {
        return programs.named();
    }
}
