package com.partnero.spring.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.PatternMatchUtils;
import org.springframework.util.StringUtils;

/** The proxy of {@code partnero.proxy}, for all hosts that are not excluded. Thread-safe. */
final class ConfiguredProxy extends ProxySelector {

    private final PartneroClientProperties.Proxy properties;
    private final Proxy proxy;

    private ConfiguredProxy(PartneroClientProperties.Proxy properties, String host) {
        this.properties = properties;
        // Resolved at every connection, as addresses change.
        proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, properties.port()));
    }

    static @Nullable ConfiguredProxy of(PartneroClientProperties.Proxy properties) {
        String host = properties.host();
        return StringUtils.hasText(host) ? new ConfiguredProxy(properties, host) : null;
    }

    @Nullable
    String username() {
        return properties.username();
    }

    String password() {
        String password = properties.password();
        return password == null ? "" : password;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = String.valueOf(uri.getHost());
        boolean direct = properties.nonProxyHosts().stream().anyMatch(pattern -> matches(pattern, host));
        return List.of(direct ? Proxy.NO_PROXY : proxy);
    }

    private static boolean matches(String pattern, String host) {
        return PatternMatchUtils.simpleMatch(pattern.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The failure reaches the caller of the client.
    }
}
