package com.partnero.examples.transport;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.wire.HttpAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request, and as much of its answer as comes in time. Used once. */
final class Attempt {

    private final BoundedBody answer;
    private final CompletableFuture<CompletableFuture<?>> exchange = new CompletableFuture<>();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    /** Nothing shows when a request without a body leaves, so it may always have left. */
    private final AtomicBoolean departed = new AtomicBoolean(true);

    private volatile @Nullable ResponseInfo head;

    Attempt(int maxBodyBytes) {
        answer = new BoundedBody(maxBodyBytes, this::endConnection);
    }

    // snippet: own-transport-once
    /** A body that leaves once. The client asks for it when it is connected. Until then, nothing was sent. */
    BodyPublisher body(byte[] json) {
        departed.set(false);
        BodyPublisher body = BodyPublishers.ofByteArray(json);
        return BodyPublishers.fromPublisher(
                subscriber -> {
                    if (departed.getAndSet(true)) {
                        throw new IllegalStateException("it was sent before, or the caller has given up");
                    }
                    body.subscribe(subscriber);
                },
                json.length);
    }

    /** Whether the request may have been sent. If not, it never will be. */
    private boolean giveUp() {
        return departed.getAndSet(true);
    }
    // end

    // snippet: own-transport-attempt
    /** Sends the request. The caller waits no longer than the limit, whatever the other side does. */
    HttpAnswer run(HttpClient http, HttpRequest request, Duration limit) throws AttemptFailedException {
        CompletableFuture<HttpResponse<Void>> running = http.sendAsync(request, info -> {
            head = info;
            return BodySubscribers.ofByteArrayConsumer(answer);
        });
        var unused = running.whenComplete((response, failure) -> {
            if (!answer.isWhole()) {
                body.completeExceptionally(failure == null ? new IOException("there is no answer") : failure);
            }
        });
        exchange.complete(running);
        try {
            byte[] bytes = body.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            ResponseInfo info = Objects.requireNonNull(head);
            return HttpAnswer.of(info.statusCode(), in(info.headers()), bytes);
        } catch (TimeoutException e) {
            abandon(running);
            return withoutBody("it did not arrive in time", AttemptFailedException.timedOut(giveUp()));
        } catch (InterruptedException e) {
            abandon(running);
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(giveUp());
        } catch (ExecutionException e) {
            abandon(running);
            return withoutBody("it breaks off", unanswered(e.getCause(), giveUp()));
        }
    }

    /** A stray second answer can come no more. The caller learns of the answer after that, and not before. */
    private void endConnection() {
        abandon(exchange.join());
        body.complete(answer.bytes());
    }

    /** Whether the answer has arrived whole. Its connection has ended then. */
    boolean isWhole() {
        return answer.isWhole() && body.isDone();
    }

    /** Ends the exchange and its connection. Cancelling a dependent future does it, even if the exchange has ended itself. */
    private static void abandon(CompletableFuture<?> exchange) {
        exchange.newIncompleteFuture().cancel(true);
    }

    /** Once the status has come, it matters more than the body. */
    private HttpAnswer withoutBody(String flaw, AttemptFailedException unanswered) throws AttemptFailedException {
        ResponseInfo info = head;
        if (info == null) {
            throw unanswered;
        }
        return HttpAnswer.withoutBody(
                info.statusCode(), in(info.headers()), answer.isTooLarge() ? "it is too large" : flaw);
    }
    // end

    private static HttpAnswer.Headers in(HttpHeaders headers) {
        return name -> headers.firstValue(name).orElse(null);
    }

    // snippet: own-transport-failures
    /** The request has not left if the client never took its body, or never connected. */
    private static AttemptFailedException unanswered(@Nullable Throwable failure, boolean maybeSent) {
        boolean connecting = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        return AttemptFailedException.notConnected(maybeSent && !connecting, ConnectionProblem.of(failure), failure);
    }
    // end
}
