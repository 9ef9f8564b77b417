package com.partnero.spring.boot;

import com.partnero.ApiKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/**
 * Asks the service, on demand, whether it is there and accepts the API key: one {@code GET /test}, which changes nothing.
 *
 * <p>It goes by the JDK's HTTP client, with the program's proxy, SSL bundle and time-outs, whether the program uses Feign
 * or Retrofit. A program that has a transport of its own is not probed. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroProbe {

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
     * What a probe found.
     *
     * @param asked whether a request was made, and waited for to its end
     * @param reachable whether an answer came
     * @param keyAccepted whether the answer says that the API key is fine; null if it says nothing about it
     * @param status the HTTP status, or null
     * @param milliseconds how long it took
     * @param message what it means, in a few words
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
     * Probes the service of a program. Waits for the answer, no longer than a call would.
     *
     * @param client the program's name
     * @return what it found; failures are part of it
     * @throws IllegalArgumentException if no such program is configured
     */
    public Result probe(String client) {
        PartneroClientProperties properties = clients.properties(client);
        if (ownTransports.carry(client)) {
            return new Result(
                    false, false, null, null, 0, "the program has a transport of its own, which cannot be probed");
        }
        String key = connection.getApiKey(client);
        if (key == null) {
            return new Result(false, false, null, null, 0, "the program has no API key in its properties");
        }
        long start = System.nanoTime();
        try {
            return ask(client, properties, key, start);
        } catch (IllegalArgumentException | InvalidClientException e) {
            return new Result(false, false, null, null, since(start), "the configuration does not allow a request");
        }
    }

    private Result ask(String client, PartneroClientProperties properties, String key, long start) {
        HttpRequest request = request(client, properties, key);
        CompletableFuture<HttpResponse<Void>> exchange =
                http(client, properties).sendAsync(request, HttpResponse.BodyHandlers.discarding());
        Duration limit = properties.callTimeout();
        try {
            return answered(exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS).statusCode(), since(start));
        } catch (ExecutionException e) {
            return new Result(true, false, null, null, since(start), "the service cannot be reached");
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Result(true, false, null, null, since(start), "no answer within " + limit);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Result(false, false, null, null, since(start), "interrupted");
        }
    }

    /** The client's own check of the base URL comes first: the key must not leave where a call would not send it. */
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

    private HttpClient http(String client, PartneroClientProperties properties) {
        HttpClient http = own.one(HttpClient.class, client);
        return http != null && http.followRedirects() == HttpClient.Redirect.NEVER
                ? http
                : JdkHttpClients.create(HttpSettings.of(client, properties, bundles), false);
    }

    private static Result answered(int status, long milliseconds) {
        boolean refused = status == 401 || status == 403;
        boolean accepted = status >= 200 && status < 300;
        Boolean key = refused ? Boolean.FALSE : accepted ? Boolean.TRUE : null;
        String message = refused
                ? "the service refuses the API key"
                : accepted ? "the service accepts the API key" : "the service answers, but not as expected";
        return new Result(true, true, key, status, milliseconds, message);
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
