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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * A client of the JDK and what belongs to it: the thread of its selector, the TLS of its connections, its proxy. Made of
 * another client's settings if there is one, so that all of it ends with {@link #close}. Thread-safe.
 */
final class Connections implements AutoCloseable {

    private final ThreadGroup selectors = new ThreadGroup("partnero-http");
    private final ThreadLocal<@Nullable Departure> departing = new ThreadLocal<>();
    private final Executor threads;
    private final @Nullable Authenticator authenticator;
    private final HttpClient http;

    /** @param own whose settings to take over, or null */
    Connections(@Nullable HttpClient own, Duration connectTimeout, Executor threads) {
        this.threads = own == null ? threads : own.executor().orElse(threads);
        HttpClient.Builder builder = HttpClient.newBuilder()
                // One connection carries one request at a time, so that a reset concerns one sale.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(this::execute)
                .sslContext(WatchedTls.of(own == null ? defaultTls() : own.sslContext(), this::secured));
        if (own != null) {
            builder.sslParameters(own.sslParameters());
            own.proxy().ifPresent(builder::proxy);
        }
        authenticator = own == null ? null : own.authenticator().orElse(null);
        http = started(builder);
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM's default TLS settings are broken", e);
        }
    }

    /** A thread belongs to its maker's group: so the selector's thread, which the JDK hides, can be found. */
    private HttpClient started(HttpClient.Builder builder) {
        if (Runtime.version().feature() < 19) {
            endWithItsThreads(selectors);
        }
        return CompletableFuture.supplyAsync(builder::build, work -> new Thread(selectors, work).start())
                .join();
    }

    @SuppressWarnings("removal") // Later JDKs collect a group with its threads.
    private static void endWithItsThreads(ThreadGroup group) {
        group.setDaemon(true);
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> handler, Departure departure) {
        departing.set(departure);
        try {
            return http.sendAsync(request, handler);
        } finally {
            departing.remove();
        }
    }

    /**
     * What has been read is parsed on the selector's thread, so that no other has to be woken for it. What may block runs
     * elsewhere: resolving a name, which the caller's thread asks for, and checking certificates.
     */
    private void execute(Runnable work) {
        boolean onSelector = selectors.equals(Thread.currentThread().getThreadGroup());
        if (onSelector && !work.getClass().getName().contains("SSLFlowDelegate")) {
            work.run();
            return;
        }
        Departure departure = departing.get();
        threads.execute(() -> {
            departing.set(departure);
            try {
                work.run();
            } finally {
                departing.remove();
            }
        });
    }

    /** A new connection is made on the thread that begins to send. */
    private void secured(SSLEngine engine) {
        Departure departure = departing.get();
        if (departure != null) {
            departure.through(engine);
        }
    }

    /** Host and port of the HTTP proxy on the way to an address, or null. */
    @Nullable
    String proxy(URI address) {
        InetSocketAddress proxy = proxyAddress(address);
        return proxy == null ? null : proxy.getHostString() + ":" + proxy.getPort();
    }

    private @Nullable InetSocketAddress proxyAddress(URI address) {
        ProxySelector selector = http.proxy().orElse(ProxySelector.getDefault());
        List<Proxy> proxies = selector == null ? List.of() : selector.select(address);
        boolean used = !proxies.isEmpty() && proxies.get(0).type() == Proxy.Type.HTTP;
        return used ? (InetSocketAddress) proxies.get(0).address() : null;
    }

    /** The JDK, given an authenticator, would send a request again at 401 or 407, or hide the status: so it gets none. */
    void authorize(HttpRequest.Builder request, URI address) {
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

    /** Ends the selector's thread, and with it every connection, whoever still holds the client. */
    @Override
    public void close() {
        selectors.interrupt();
    }
}
