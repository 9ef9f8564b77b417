package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Feign over the JDK's {@link HttpClient}. Feign's own adapter waits for a stalled body without end; this one ends with the
 * attempt, whatever the other side does, because it waits for the future of the whole exchange. Thread-safe.
 *
 * <p>HTTP/1.1 always: one connection carries one request at a time, so that a reset concerns one sale.
 */
final class JdkClient implements Client {

    /** The JDK writes these itself and accepts them from nobody. */
    private static final Set<String> RESTRICTED = Set.of("content-length", "host", "connection", "expect", "upgrade");

    private final HttpClient http;

    JdkClient(HttpClient http) {
        this.http = http;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Attempt attempt = (Attempt) options;
        TrackedBody body = new TrackedBody(request.body());
        AtomicReference<HttpResponse.@Nullable ResponseInfo> head = new AtomicReference<>();
        CompletableFuture<HttpResponse<Content>> exchange = http.sendAsync(httpRequest(request, body), info -> {
            head.set(info);
            return new BoundedBody(attempt.maxBodyBytes());
        });
        attempt.start();
        try {
            HttpResponse<Content> response = exchange.get(attempt.limit().toNanos(), TimeUnit.NANOSECONDS);
            return response.body().into(response(request, response.statusCode(), response.headers()));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            HttpResponse.ResponseInfo info = head.get();
            if (info == null) {
                throw new UnansweredException(AttemptFailedException.timedOut(body.giveUp()));
            }
            return Content.flawed("it did not arrive in time")
                    .into(response(request, info.statusCode(), info.headers()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnansweredException(AttemptFailedException.interrupted(body.giveUp()));
        } catch (ExecutionException e) {
            throw failure(e.getCause(), body.giveUp());
        }
    }

    private static IOException failure(@Nullable Throwable cause, boolean maybeSent) {
        AttemptFailedException failure = cause instanceof IOException io
                ? Failures.classify(io)
                : AttemptFailedException.lost("the HTTP client broke");
        boolean certainlyNotSent = !maybeSent && failure.effect() != Effect.NOT_SENT;
        return new UnansweredException(
                certainlyNotSent ? AttemptFailedException.notSent("the connection could not be made") : failure);
    }

    private static HttpRequest httpRequest(Request request, TrackedBody body) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url())).version(HttpClient.Version.HTTP_1_1);
        body.into(builder, request.httpMethod().name());
        request.headers().forEach((name, values) -> {
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    private static Response.Builder response(Request request, int status, HttpHeaders headers) {
        return Response.builder()
                .request(request)
                .status(status)
                .headers(new LinkedHashMap<String, Collection<String>>(headers.map()));
    }

    /**
     * A body that can be taken once: the JDK, told by {@code jdk.httpclient.enableAllMethodRetry} to repeat what was lost, cannot
     * repeat a sale. Knows whether the client has taken it, which it does once it is connected.
     */
    private static final class TrackedBody {

        private final byte @Nullable [] bytes;
        private final AtomicBoolean taken = new AtomicBoolean();

        TrackedBody(byte @Nullable [] bytes) {
            this.bytes = bytes == null || bytes.length == 0 ? null : bytes;
        }

        /** Whether it may have been sent; if not, it never will be. Without a body nothing tells, so it may. */
        boolean giveUp() {
            return bytes == null || taken.getAndSet(true);
        }

        /** Without a body there must be no publisher either: JDK 17 announces an empty one, even for GET. */
        void into(HttpRequest.Builder request, String method) {
            if (bytes != null) {
                request.method(method, publisher(bytes));
            } else if (method.equals("DELETE")) {
                request.DELETE();
            } else {
                request.GET();
            }
        }

        private BodyPublisher publisher(byte[] content) {
            BodyPublisher publisher = BodyPublishers.ofByteArray(content);
            return BodyPublishers.fromPublisher(
                    subscriber -> {
                        if (taken.getAndSet(true)) {
                            throw new IllegalStateException("it was sent before, or the caller has given up");
                        }
                        publisher.subscribe(subscriber);
                    },
                    content.length);
        }
    }

    /** A body that arrived whole, or why it did not. */
    private record Content(byte @Nullable [] bytes, String flaw) {

        static Content flawed(String flaw) {
            return new Content(null, flaw);
        }

        Response into(Response.Builder response) {
            return bytes == null
                    ? BrokenBody.in(response, flaw).build()
                    : response.body(bytes).build();
        }
    }

    /** Collects a body up to a limit. A body that breaks off is told as such, so that the status is not lost with it. */
    private static final class BoundedBody implements HttpResponse.BodySubscriber<Content> {

        private final int limit;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Content> content = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        BoundedBody(int limit) {
            this.limit = limit;
        }

        @Override
        public CompletionStage<Content> getBody() {
            return content;
        }

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            newSubscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + buffer.remaining() > limit) {
                    end(Content.flawed("larger than " + limit + " bytes"));
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.write(chunk, 0, chunk.length);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end(Content.flawed("it breaks off"));
        }

        @Override
        public void onComplete() {
            content.complete(new Content(bytes.toByteArray(), ""));
        }

        private void end(Content flawed) {
            content.complete(flawed);
            if (subscription != null) {
                subscription.cancel();
            }
        }
    }
}
