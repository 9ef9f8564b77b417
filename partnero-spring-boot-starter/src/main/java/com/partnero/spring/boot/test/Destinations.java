package com.partnero.spring.boot.test;

import com.partnero.spring.boot.PartneroClients;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Where the properties send calls. A test stays in memory unless they name this machine, where an emulator is expected.
 */
final class Destinations {

    static final String EMULATOR_EXPECTED =
            "partnero.base-url names this machine, so that calls go there, where an emulator is expected.";

    private static final String SWITCH = "partnero.test.in-memory";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);

    private final Binder properties;

    Destinations(Environment environment) {
        properties = Binder.get(environment);
    }

    boolean mayBeInMemory() {
        return properties.bind(SWITCH, Boolean.class).orElse(true);
    }

    boolean isInMemory(String client) {
        String own = client.equals(PartneroClients.DEFAULT) ? null : baseUrl("partnero.clients." + client);
        String baseUrl = own == null ? baseUrl("partnero") : own;
        return baseUrl == null || !isLoopback(baseUrl);
    }

    private @Nullable String baseUrl(String prefix) {
        return properties.bind(prefix + ".base-url", String.class).orElse(null);
    }

    private static boolean isLoopback(String baseUrl) {
        try {
            String host = new URI(baseUrl.trim()).getHost();
            return host != null && LOOPBACK.matcher(host).matches();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
