package com.partnero.spring.boot;

import com.partnero.ApiKey;
import com.partnero.spi.ConnectionProblem;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/**
 * Checks on demand whether the service is reachable and accepts the API key. It sends one {@code GET /test}, which
 * changes nothing.
 *
 * <p>It always uses the JDK's HTTP client, with the program's proxy, SSL bundle and time-outs. A program with its own
 * transport cannot be probed. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroProbe {

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final PartneroClients clients;
    private final PartneroConnectionDetails connection;
    private final CustomTransports ownTransports;
    private final ObjectProvider<SslBundles> bundles;
    private final QualifiedHttpBeans own;

    PartneroProbe(
            PartneroClients clients,
            PartneroConnectionDetails connection,
            CustomTransports ownTransports,
            ObjectProvider<SslBundles> bundles,
            QualifiedHttpBeans own) {
        this.clients = clients;
        this.connection = connection;
        this.ownTransports = ownTransports;
        this.bundles = bundles;
        this.own = own;
    }

    /**
     * The result of a probe.
     *
     * @param asked whether a request was made and ended
     * @param reachable whether an answer came
     * @param keyAccepted whether the service accepted the API key; null if the answer does not show it
     * @param status the HTTP status, or null
     * @param milliseconds how long it took
     * @param message the meaning, in a few words
     * @since 0.1.0
     */
    public record Result(
            boolean asked,
            boolean reachable,
            @Nullable Boolean keyAccepted,
            @Nullable Integer status,
            long milliseconds,
            String message) {}

    /**
     * Probes the service of a program. Waits for the answer, but no longer than a call would.
     *
     * @param client the program's name
     * @return the result; failures are results, too
     * @throws IllegalArgumentException if no such program is configured
     */
    public Result probe(String client) {
        PartneroClientProperties properties = clients.properties(client);
        if (ownTransports.carry(client)) {
            return new Result(false, false, null, null, 0, "the program has its own transport, which cannot be probed");
        }
        String key = connection.getApiKey(client);
        if (key == null) {
            return new Result(false, false, null, null, 0, "the program has no API key in its properties");
        }
        long start = System.nanoTime();
        try {
            HttpRequest request = request(client, properties, key);
            HttpClient http = own.one(HttpClient.class, client);
            // One that follows redirects would take the API key elsewhere.
            if (http != null && http.followRedirects() == HttpClient.Redirect.NEVER) {
                return ask(http, request, properties, start);
            }
            HttpClient.Builder builder = JdkHttpClients.builder(HttpSettings.of(client, properties, bundles))
                    .executor(PartneroProbe::onAThreadOfItsOwn);
            try (ShortLivedHttpClient made = new ShortLivedHttpClient(builder)) {
                return ask(made.client(), request, properties, start);
            }
        } catch (InvalidClientException e) {
            return new Result(false, false, null, null, since(start), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Result(false, false, null, null, since(start), "the configuration does not allow a request");
        }
    }

    /** The JDK's own pool would keep its threads for a minute after each probe. */
    private static void onAThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work, "partnero-probe");
        thread.setDaemon(true);
        thread.start();
    }

    private static Result ask(HttpClient http, HttpRequest request, PartneroClientProperties properties, long start) {
        CompletableFuture<HttpResponse<Void>> exchange =
                http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        Duration limit = properties.callTimeout();
        try {
            return answered(exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS).statusCode(), since(start));
        } catch (ExecutionException e) {
            return new Result(true, false, null, null, since(start), problem(e.getCause(), isProxied(http, request)));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Result(true, false, null, null, since(start), "no answer within " + limit);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Result(false, false, null, null, since(start), "interrupted");
        }
    }

    private static boolean isProxied(HttpClient http, HttpRequest request) {
        ProxySelector selector = http.proxy().orElse(ProxySelector.getDefault());
        return selector != null
                && selector.select(request.uri()).stream().anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
    }

    private static String problem(@Nullable Throwable cause, boolean proxied) {
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            return "no answer within the read time-out";
        }
        ConnectionProblem problem = ConnectionProblem.of(cause);
        if (cause instanceof HttpConnectTimeoutException) {
            problem = ConnectionProblem.CONNECT_TIMEOUT;
        } else if (cause != null && String.valueOf(cause.getMessage()).startsWith("Tunnel failed")) {
            problem = ConnectionProblem.PROXY_REFUSED;
        } else if (cause instanceof ConnectException && proxied) {
            problem = ConnectionProblem.PROXY_UNREACHABLE;
        }
        return "the service cannot be reached: " + problem.words() + " (" + problem.advice() + ")";
    }

    /** The client's own check of the base URL comes first: a probe must not send the key where a call would not. */
    private HttpRequest request(String client, PartneroClientProperties properties, String key) {
        clients.get(client);
        String base = connection.getBaseUrl(client).trim().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/test"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(properties.readTimeout())
                .header("Authorization", "Bearer " + ApiKey.of(key).reveal())
                .header("Accept", "application/json")
                .GET()
                .build();
    }

    private static Result answered(int status, long milliseconds) {
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new Result(true, false, null, status, milliseconds, ConnectionProblem.PROXY_AUTHENTICATION.words());
        }
        boolean refused = status == 401 || status == 403;
        boolean accepted = status >= 200 && status < 300;
        Boolean key = refused ? Boolean.FALSE : accepted ? Boolean.TRUE : null;
        String message = refused
                ? "the service rejects the API key"
                : accepted ? "the service accepts the API key" : "the service answers, but not as expected";
        return new Result(true, true, key, status, milliseconds, message);
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
