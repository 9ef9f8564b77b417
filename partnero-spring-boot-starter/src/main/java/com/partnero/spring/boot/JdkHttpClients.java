package com.partnero.spring.boot;

import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslOptions;

/** Builds the JDK's HTTP client from the properties that only this client supports: proxy and SSL bundle. */
final class JdkHttpClients {

    private JdkHttpClients() {}

    static HttpClient.Builder builder(HttpSettings settings) {
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.properties().connectTimeout());
        secure(http, settings.ssl());
        ConfiguredProxy proxy = settings.proxy();
        if (proxy != null) {
            http.proxy(proxy);
            authenticate(http, settings, proxy);
        }
        return http;
    }

    private static void secure(HttpClient.Builder http, @Nullable ReloadingTls ssl) {
        if (ssl == null) {
            return;
        }
        http.sslContext(ssl.context());
        SslOptions options = ssl.options();
        SSLParameters parameters = new SSLParameters();
        parameters.setCipherSuites(options.getCiphers());
        parameters.setProtocols(options.getEnabledProtocols());
        http.sslParameters(parameters);
    }

    private static void authenticate(HttpClient.Builder http, HttpSettings settings, ConfiguredProxy proxy) {
        String username = proxy.username();
        if (username == null) {
            return;
        }
        demandBasic(settings);
        http.authenticator(new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return getRequestorType() == RequestorType.PROXY
                        ? new PasswordAuthentication(username, proxy.password().toCharArray())
                        : null;
            }
        });
    }

    /** By default the JDK sends no password to a proxy in front of https. A JVM option changes that. */
    private static void demandBasic(HttpSettings settings) {
        boolean https = settings.properties().baseUrl().startsWith("https");
        String disabled = System.getProperty("jdk.http.auth.tunneling.disabledSchemes", "Basic");
        if (https && disabled.contains("Basic")) {
            throw new InvalidClientException(
                    ProgramProperties.property(settings.client(), "proxy.username")
                            + " cannot be used: the JDK's HTTP client sends no user name to a proxy in front of https"
                            + " unless the JVM allows it.",
                    "Start the JVM with -Djdk.http.auth.tunneling.disabledSchemes=\"\", or use Retrofit: add the"
                            + " dependency com.partnero:partnero-retrofit and write "
                            + ProgramProperties.property(settings.client(), "transport") + "=retrofit.");
        }
    }
}
