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
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Feign over the JDK's {@link java.net.http.HttpClient}. Feign's own adapter waits for a stalled body without end; this one
 * ends with the attempt, whatever resolver, proxy and server do, because it waits for the whole exchange. Thread-safe.
 */
final class JdkClient implements Client {

    /** The JDK writes these itself and accepts them from nobody. */
    private static final Set<String> RESTRICTED = Set.of("content-length", "host", "connection", "expect", "upgrade");

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private final Connections connections;

    JdkClient(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        Attempt attempt = (Attempt) options;
        Departure departure = new Departure(request.body());
        HttpRequest outgoing = httpRequest(request, attempt, departure);
        Answer answer = new Answer(attempt);
        attempt.start();
        CompletableFuture<HttpResponse<CollectedBody>> exchange = connections.send(outgoing, answer, departure);
        answer.of(exchange);
        try {
            CollectedBody body = answer.body.get(attempt.limits().whole().toNanos(), TimeUnit.NANOSECONDS);
            return response(request, answer.head, body);
        } catch (TimeoutException e) {
            abandon(exchange);
            ResponseInfo head = answer.head;
            if (head == null) {
                throw new UnansweredException(AttemptFailedException.timedOut(departure.giveUp(false)));
            }
            return response(request, head, answer.flawed("it did not arrive in time"));
        } catch (InterruptedException e) {
            abandon(exchange);
            Thread.currentThread().interrupt();
            throw new UnansweredException(AttemptFailedException.interrupted(departure.giveUp(false)));
        } catch (ExecutionException e) {
            abandon(exchange);
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
        connections.authorize(builder, address);
        return builder.build();
    }

    /**
     * Closes the connection, also of an exchange that has failed: the JDK leaks the sockets of answers whose head it cannot
     * read. A future that depends on an exchange cancels it, even when it has ended.
     */
    private static void abandon(CompletableFuture<?> exchange) {
        exchange.newIncompleteFuture().cancel(true);
    }

    /** @param head null if a proxy has answered in place of the server */
    private Response response(Request request, @Nullable ResponseInfo head, CollectedBody body) {
        URI address = URI.create(request.url());
        String proxy = connections.proxy(address);
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

    /** What has a head and came through the tunnel that a proxy makes for TLS is from the server, which has the request. */
    private static boolean isFromProxy(ResponseInfo head, @Nullable String proxy, URI address) {
        return head.statusCode() == PROXY_AUTHENTICATION_REQUIRED
                && proxy != null
                && address.getScheme().equalsIgnoreCase("http");
    }

    private AttemptFailedException failure(URI address, @Nullable Throwable cause, Departure departure) {
        String proxy = connections.proxy(address);
        boolean refusedByProxy =
                cause != null && String.valueOf(cause.getMessage()).startsWith("Tunnel failed");
        boolean timedOut = cause instanceof HttpConnectTimeoutException;
        boolean unreachable = cause instanceof ConnectException;
        boolean sent = departure.giveUp(refusedByProxy || timedOut || unreachable);
        ConnectionProblem problem = ConnectionProblem.of(cause);
        if (timedOut) {
            problem = ConnectionProblem.CONNECT_TIMEOUT;
        } else if (refusedByProxy) {
            problem = ConnectionProblem.PROXY_REFUSED;
        } else if (unreachable && proxy != null) {
            problem = ConnectionProblem.PROXY_UNREACHABLE;
        }
        return AttemptFailedException.notConnected(sent, problem, proxy, cause);
    }

    /** Collects one answer. It is complete when its body is, whatever the other side does then. */
    private static final class Answer implements BodyHandler<CollectedBody>, BodySubscriber<CollectedBody> {

        private static final int MOST_AT_ONCE = 1 << 20;

        final CompletableFuture<CollectedBody> body = new CompletableFuture<>();
        volatile @Nullable ResponseInfo head;
        private final CompletableFuture<CollectedBody> end = new CompletableFuture<>();
        private final Attempt attempt;
        private final int limit;
        private byte[] bytes = new byte[0];
        private int size;
        private Flow.@Nullable Subscription subscription;

        Answer(Attempt attempt) {
            this.attempt = attempt;
            limit = attempt.limits().maxBodyBytes();
        }

        /** An exchange that is told its end does not wake a further thread in order to tell it. */
        void of(CompletableFuture<HttpResponse<CollectedBody>> exchange) {
            var unused = exchange.whenComplete((response, failure) -> {
                if (failure != null) {
                    body.completeExceptionally(failure);
                } else {
                    body.complete(flawed("there is none"));
                }
            });
            var ignored = body.whenComplete((collected, failure) -> exchange.complete(null));
        }

        CollectedBody flawed(String flaw) {
            return CollectedBody.flawed(flaw, attempt);
        }

        @Override
        public BodySubscriber<CollectedBody> apply(ResponseInfo newHead) {
            long announced =
                    newHead.headers().firstValueAsLong("Content-Length").orElse(1 << 10);
            bytes = new byte[(int) Math.min(Math.max(announced, 0), Math.min(limit, MOST_AT_ONCE))];
            head = newHead;
            return this;
        }

        @Override
        public CompletionStage<CollectedBody> getBody() {
            return end;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                int count = buffer.remaining();
                if (count > limit - size) {
                    end(CollectedBody.tooLarge(attempt));
                    if (subscription != null) {
                        subscription.cancel();
                    }
                    return;
                }
                if (size + count > bytes.length) {
                    bytes = Arrays.copyOf(bytes, Math.max(size + count, Math.min(2 * bytes.length, limit)));
                }
                buffer.get(bytes, size, count);
                size += count;
            }
        }

        @Override
        public void onError(Throwable failure) {
            end(flawed("it breaks off"));
        }

        @Override
        public void onComplete() {
            end(CollectedBody.whole(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), attempt));
        }

        private void end(CollectedBody collected) {
            body.complete(collected);
            end.complete(collected);
        }
    }
}
