package com.partnero.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What all JDK clients of one Partnero client have in common: time-out, executor, TLS and proxy, taken from the application's own
 * JDK client if it set one. They share one TLS context, so a new connection resumes the session of an earlier one. Thread-safe.
 */
final class JdkSettings {

    private final @Nullable HttpClient own;
    private final Duration connectTimeout;
    private final Executor threads;
    private final SSLContext tls;

    /**
     * @param own the client whose settings apply, or null
     * @param threads used unless that client has an executor
     */
    JdkSettings(@Nullable HttpClient own, Duration connectTimeout, Executor threads) {
        this.own = own;
        this.connectTimeout = connectTimeout;
        this.threads = own == null ? threads : own.executor().orElse(threads);
        tls = own == null ? defaultTls() : own.sslContext();
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM's default TLS settings are broken", e);
        }
    }

    Executor threads() {
        return threads;
    }

    SSLContext tls() {
        return tls;
    }

    /** A builder without executor and TLS context. */
    HttpClient.Builder builder() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                // One connection carries one request at a time, so a reset concerns one sale.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout);
        if (own != null) {
            SSLParameters parameters = own.sslParameters();
            builder.sslParameters(parameters);
            own.proxy().ifPresent(builder::proxy);
        }
        return builder;
    }

    /** Host and port of the HTTP proxy used for an address, or null. */
    @Nullable
    String proxy(URI address) {
        InetSocketAddress proxy = proxyAddress(address);
        return proxy == null ? null : proxy.getHostString() + ":" + proxy.getPort();
    }

    private @Nullable InetSocketAddress proxyAddress(URI address) {
        ProxySelector selector =
                own == null ? ProxySelector.getDefault() : own.proxy().orElse(ProxySelector.getDefault());
        List<Proxy> proxies = selector == null ? List.of() : selector.select(address);
        boolean used = !proxies.isEmpty() && proxies.get(0).type() == Proxy.Type.HTTP;
        return used ? (InetSocketAddress) proxies.get(0).address() : null;
    }

    /** A JDK client with an authenticator sends a request again at 401 or 407, or hides the status; so ours have none. */
    void authorize(HttpRequest.Builder request, URI address) {
        Authenticator authenticator = own == null ? null : own.authenticator().orElse(null);
        InetSocketAddress proxy = authenticator == null ? null : proxyAddress(address);
        if (authenticator == null || proxy == null) {
            return;
        }
        PasswordAuthentication user = authenticator.requestPasswordAuthenticationInstance(
                proxy.getHostString(), null, proxy.getPort(), "http", "", "basic", null, RequestorType.PROXY);
        if (user != null) {
            String basic = user.getUserName() + ":" + new String(user.getPassword());
            request.header("Proxy-Authorization", "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(UTF_8)));
        }
    }
}
