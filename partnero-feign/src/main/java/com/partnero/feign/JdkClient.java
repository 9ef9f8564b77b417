package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import feign.Client;
import feign.Request;
import feign.Response;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Feign over the JDK's {@link java.net.http.HttpClient}. Feign's own adapter waits for a stalled body without end; this one
 * ends with the attempt, whatever resolver, proxy and server do, because it waits for the whole exchange. Thread-safe.
 */
final class JdkClient implements Client {

    /** The JDK writes these headers itself and does not accept them from callers. */
    private static final Set<String> RESTRICTED = Set.of("content-length", "host", "connection", "expect", "upgrade");

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final JdkSettings settings;
    private final ConnectionPool pool;

    JdkClient(JdkSettings settings, ConnectionPool pool) {
        this.settings = settings;
        this.pool = pool;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        Attempt attempt = (Attempt) options;
        Response response = attempt.needsFreshConnection() ? null : onKeptConnection(request, attempt);
        return response == null ? onFreshConnection(request, attempt) : response;
    }

    /** Null if the request was held back, because its connection may be one that has just carried a refusal. */
    private @Nullable Response onKeptConnection(Request request, Attempt attempt) {
        boolean write = request.httpMethod() != Request.HttpMethod.GET;
        ConnectionPool.Lease lease = pool.kept(attempt.context().apiKey(), write);
        Departure departure = new Departure(request.body(), lease::isFit);
        Answer answer = Answer.onKeptConnection(attempt, write ? () -> lease.retire(System.nanoTime()) : () -> {});
        try {
            Response response = execute(request, attempt, lease, departure, answer);
            if (write && answer.isRefusal() && lease.isSuspect(departure.moment())) {
                throw new UnansweredException(
                        AttemptFailedException.lost("its connection may have delivered a refusal of another sale"));
            }
            if (write && answer.isSuccess()) {
                attempt.onDoubt(() -> lease.retire(answer.moment()));
            }
            return response;
        } catch (UnansweredException e) {
            if (!departure.wasHeldBack()) {
                throw e;
            }
            attempt.startAgain();
            return null;
        } finally {
            lease.release();
        }
    }

    private Response onFreshConnection(Request request, Attempt attempt) {
        ConnectionPool.Lease lease = pool.fresh();
        Answer answer = Answer.onFreshConnection(attempt);
        try {
            return execute(request, attempt, lease, new Departure(request.body(), () -> true), answer);
        } finally {
            if (!answer.isWhole()) {
                lease.retire(System.nanoTime());
            }
            lease.release();
        }
    }

    private Response execute(
            Request request, Attempt attempt, ConnectionPool.Lease lease, Departure departure, Answer answer) {
        HttpRequest outgoing = httpRequest(request, attempt, departure);
        Connections connections = lease.connections();
        attempt.start();
        CompletableFuture<HttpResponse<CollectedBody>> exchange = connections.send(outgoing, answer, departure);
        answer.of(exchange);
        try {
            CollectedBody body = answer.body().get(attempt.nanosLeft(), TimeUnit.NANOSECONDS);
            return response(request, answer.head(), body);
        } catch (TimeoutException e) {
            Answer.abandon(exchange);
            ResponseInfo head = answer.head();
            if (head == null) {
                throw new UnansweredException(AttemptFailedException.timedOut(departure.giveUp(false)));
            }
            return response(request, head, answer.flawed("it did not arrive in time"));
        } catch (InterruptedException e) {
            Answer.abandon(exchange);
            Thread.currentThread().interrupt();
            throw new UnansweredException(AttemptFailedException.interrupted(departure.giveUp(false)));
        } catch (ExecutionException e) {
            Answer.abandon(exchange);
            throw new UnansweredException(failure(outgoing.uri(), e.getCause(), departure));
        }
    }

    private HttpRequest httpRequest(Request request, Attempt attempt, Departure departure) {
        URI address = URI.create(request.url());
        HttpRequest.Builder builder = HttpRequest.newBuilder(address);
        departure.into(builder, request.httpMethod().name());
        attempt.headers(request).forEach((name, values) -> {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        settings.authorize(builder, address);
        return builder.build();
    }

    /** @param head null if a proxy has answered in place of the server */
    private Response response(Request request, @Nullable ResponseInfo head, CollectedBody body) {
        URI address = URI.create(request.url());
        String proxy = settings.proxy(address);
        if (head == null || isFromProxy(head, proxy, address)) {
            throw new UnansweredException(
                    AttemptFailedException.notConnected(false, ConnectionProblem.PROXY_AUTHENTICATION, proxy, null));
        }
        return Response.builder()
                .request(request)
                .status(head.statusCode())
                .headers(new LinkedHashMap<String, Collection<String>>(
                        head.headers().map()))
                .body(body)
                .build();
    }

    /**
     * An answer with a head that came through a proxy's TLS tunnel is from the server, which therefore has the request.
     */
    private static boolean isFromProxy(ResponseInfo head, @Nullable String proxy, URI address) {
        return head.statusCode() == PROXY_AUTHENTICATION_REQUIRED
                && proxy != null
                && address.getScheme().equalsIgnoreCase("http");
    }

    private AttemptFailedException failure(URI address, @Nullable Throwable cause, Departure departure) {
        String proxy = settings.proxy(address);
        boolean refusedByProxy =
                cause != null && String.valueOf(cause.getMessage()).startsWith("Tunnel failed");
        boolean timedOut = cause instanceof HttpConnectTimeoutException;
        boolean unreachable = cause instanceof ConnectException;
        boolean sent = departure.giveUp(refusedByProxy || timedOut || unreachable);
        if (cause != null && refusedByProxy && !sent) {
            return AttemptFailedException.refusedByProxy(proxy, cause);
        }
        ConnectionProblem problem = ConnectionProblem.of(cause);
        if (timedOut) {
            problem = ConnectionProblem.CONNECT_TIMEOUT;
        } else if (unreachable && proxy != null) {
            problem = ConnectionProblem.PROXY_UNREACHABLE;
        }
        return AttemptFailedException.notConnected(sent, problem, proxy, cause);
    }
}
