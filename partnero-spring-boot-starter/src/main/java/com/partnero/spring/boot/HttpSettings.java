package com.partnero.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/** What a transport needs in addition to the settings of every builder. */
record HttpSettings(
        String client,
        PartneroClientProperties properties,
        @Nullable ReloadingTls ssl) {

    static HttpSettings of(String client, PartneroClientProperties properties, ObjectProvider<SslBundles> bundles) {
        int port = properties.proxy().port();
        if (port < 1 || port > 65_535) {
            throw Problems.invalid(client, "proxy.port", "it must be 1 to 65535: " + port);
        }
        String name = properties.ssl().bundle();
        return new HttpSettings(client, properties, name == null ? null : tls(client, name, bundles.getIfAvailable()));
    }

    private static ReloadingTls tls(String client, String name, @Nullable SslBundles bundles) {
        if (bundles == null) {
            throw Problems.invalid(client, "ssl.bundle", "there are no SSL bundles");
        }
        try {
            return ReloadingTls.of(client, name, bundles);
        } catch (NoSuchSslBundleException e) {
            throw Problems.invalid(client, "ssl.bundle", String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    ConfiguredProxy proxy() {
        return ConfiguredProxy.of(properties.proxy());
    }
}
