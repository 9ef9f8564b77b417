package com.partnero.spring.boot;

import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.client.InvalidSettingException;
import com.partnero.client.PartneroBuilder;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/** Makes the client of a program of properties, beans and customizers. It opens no connection. Thread-safe. */
final class ClientFactory {

    private final Programs programs;
    private final PartneroConnectionDetails connection;
    private final OwnTransports ownTransports;
    private final ObjectProvider<TransportFactory> transports;
    private final ObjectProvider<SslBundles> bundles;
    private final ObjectProvider<PartneroObserverFactory> observerFactories;
    private final ObjectProvider<PartneroObserver> observers;
    private final ObjectProvider<PartneroCustomizer> customizers;

    ClientFactory(
            Programs programs,
            PartneroConnectionDetails connection,
            OwnTransports ownTransports,
            ObjectProvider<TransportFactory> transports,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<PartneroObserverFactory> observerFactories,
            ObjectProvider<PartneroObserver> observers,
            ObjectProvider<PartneroCustomizer> customizers) {
        this.programs = programs;
        this.connection = connection;
        this.ownTransports = ownTransports;
        this.transports = transports;
        this.bundles = bundles;
        this.observerFactories = observerFactories;
        this.observers = observers;
        this.customizers = customizers;
    }

    /** Checks everything now, so that a mistake is found at start; builds at the first call, so that the start is quick. */
    Partnero create(String client) {
        PartneroClientProperties properties = programs.get(client);
        PartneroBuilder<?> own = ownTransports.builder(client);
        PartneroBuilder<?> builder = own == null ? builder(client, properties) : own;
        String baseUrl = connection.getBaseUrl(client);
        apply(client, properties, baseUrl, builder);
        observers(client, baseUrl).forEach(builder::observer);
        List<PartneroCustomizer> custom = customizers.orderedStream().toList();
        if (own != null || !custom.isEmpty()) {
            // What they have set, only building shows.
            custom.forEach(customizer -> customizer.customize(client, builder));
            return explained(client, builder::build);
        }
        explained(client, () -> {
            SettingsCheck.check(connection.getApiKey(client), baseUrl, properties.isAllowInsecureBaseUrl());
            return true;
        });
        return new LazyPartnero(() -> explained(client, builder::build));
    }

    private PartneroBuilder<?> builder(String client, PartneroClientProperties properties) {
        return transport(properties.getTransport()).builder(ClientPlan.of(client, properties, bundles));
    }

    private TransportFactory transport(PartneroTransport wanted) {
        List<TransportFactory> present = transports.orderedStream().toList();
        return present.stream()
                .filter(transport -> wanted == PartneroTransport.AUTO || transport.transport() == wanted)
                .findFirst()
                .orElseThrow(() -> Problems.missingTransport(wanted));
    }

    private void apply(String client, PartneroClientProperties properties, String baseUrl, PartneroBuilder<?> builder) {
        String key = connection.getApiKey(client);
        if (key != null) {
            check(client, "api-key", () -> builder.apiKey(key));
        }
        builder.baseUrl(baseUrl).allowInsecureBaseUrl(properties.isAllowInsecureBaseUrl());
        check(client, "connect-timeout", () -> builder.connectTimeout(properties.getConnectTimeout()));
        check(client, "read-timeout", () -> builder.readTimeout(properties.getReadTimeout()));
        check(client, "call-timeout", () -> builder.callTimeout(properties.getCallTimeout()));
        String application = properties.getApplication();
        if (application != null) {
            check(client, "application", () -> builder.application(application));
        }
        builder.retry(retry(client, properties.getRetry()));
        builder.responseLimits(limits(client, properties.getResponse()));
    }

    private static RetryPolicy retry(String client, PartneroClientProperties.Retry retry) {
        RetryPolicy attempts = check(
                client, "retry.max-attempts", () -> RetryPolicy.defaults().withMaxAttempts(retry.getMaxAttempts()));
        RetryPolicy base = check(client, "retry.base-delay", () -> attempts.withBaseDelay(retry.getBaseDelay()));
        RetryPolicy throttle = check(
                client, "retry.throttle-base-delay", () -> base.withThrottleBaseDelay(retry.getThrottleBaseDelay()));
        RetryPolicy max = check(client, "retry.max-delay", () -> throttle.withMaxDelay(retry.getMaxDelay()));
        PartneroClientProperties.Quota quota = retry.getQuota();
        return check(client, "retry.quota", () -> max.withQuota(quota.getCapacity(), quota.getCost()));
    }

    private static ResponseLimits limits(String client, PartneroClientProperties.Response response) {
        int bytes = (int) Math.min(Integer.MAX_VALUE, response.getMaxBodySize().toBytes());
        ResponseLimits size = check(
                client,
                "response.max-body-size",
                () -> ResponseLimits.defaults().withMaxBodyBytes(bytes));
        ResponseLimits depth = check(client, "response.max-depth", () -> size.withMaxDepth(response.getMaxDepth()));
        return check(
                client, "response.max-number-digits", () -> depth.withMaxNumberDigits(response.getMaxNumberDigits()));
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

    /** Java's own message would repeat the text, and with it a password in front of the host. */
    private static URI url(String client, String baseUrl) {
        try {
            return new URI(baseUrl.trim());
        } catch (URISyntaxException e) {
            throw Problems.invalidBaseUrl(client, "it is no URL");
        }
    }

    /** The core checks the base URL, and whether there is a key, when it builds: a customizer may have set both. */
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
