package com.partnero.examples.transport;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.wire.HttpAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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

/** One request, with as much of its answer as arrives in time. Used once. */
final class Attempt {

    private final BoundedBody answer;
    private final CompletableFuture<CompletableFuture<?>> exchange = new CompletableFuture<>();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    /** The client does not show when it sends a request without a body, so such a request may always have been sent. */
    private final AtomicBoolean departed = new AtomicBoolean(true);

    private volatile @Nullable ResponseInfo head;

    Attempt(int maxBodyBytes) {
        answer = new BoundedBody(maxBodyBytes, this::endConnection);
    }

    // snippet: own-transport-once
    /** A body that is sent at most once. The client asks for it after connecting. Until then, nothing was sent. */
    BodyPublisher body(byte[] json) {
        departed.set(false);
        BodyPublisher body = BodyPublishers.ofByteArray(json);
        return BodyPublishers.fromPublisher(
                subscriber -> {
                    if (departed.getAndSet(true)) {
                        throw new IllegalStateException("it was already sent, or the caller gave up");
                    }
                    body.subscribe(subscriber);
                },
                json.length);
    }

    /** Gives up. Returns whether the request may have been sent. If it was not, it never will be. */
    private boolean giveUp() {
        return departed.getAndSet(true);
    }
    // end

    // snippet: own-transport-attempt
    /** Sends the request. The caller never waits longer than the limit. */
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
            return HttpAnswer.of(info.statusCode(), info.headers()::allValues, bytes);
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

    /** Ends the connection, so that no stray second answer can come, and only then returns the answer to the caller. */
    private void endConnection() {
        abandon(exchange.join());
        body.complete(answer.bytes());
    }

    /** Whether the complete answer has arrived. If so, its connection has ended. */
    boolean isWhole() {
        return answer.isWhole() && body.isDone();
    }

    /** Ends the exchange and its connection. Cancelling a dependent future does this even after the end of the exchange. */
    private static void abandon(CompletableFuture<?> exchange) {
        exchange.newIncompleteFuture().cancel(true);
    }

    /** After the status has arrived, it matters more than the body. */
    private HttpAnswer withoutBody(String flaw, AttemptFailedException unanswered) throws AttemptFailedException {
        ResponseInfo info = head;
        if (info == null) {
            throw unanswered;
        }
        return HttpAnswer.withoutBody(
                info.statusCode(), info.headers()::allValues, answer.isTooLarge() ? "it is too large" : flaw);
    }
    // end

    // snippet: own-transport-failures
    /** The request was not sent if the client never asked for its body, or never connected. */
    private static AttemptFailedException unanswered(@Nullable Throwable failure, boolean maybeSent) {
        boolean connecting = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        return AttemptFailedException.notConnected(maybeSent && !connecting, ConnectionProblem.of(failure), failure);
    }
    // end
}
