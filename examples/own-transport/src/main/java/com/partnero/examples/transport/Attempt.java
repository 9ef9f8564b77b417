package com.partnero.examples.transport;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.wire.HttpAnswer;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request, and as much of its answer as comes in time. Used once. */
final class Attempt {

    private final BoundedBody answer;
    /** Nothing tells when a request without a body leaves, so that it may always have left. */
    private final AtomicBoolean departed = new AtomicBoolean(true);

    private volatile @Nullable ResponseInfo head;

    Attempt(int maxBodyBytes) {
        answer = new BoundedBody(maxBodyBytes);
    }

    // snippet: own-transport-once
    /** A body that leaves once. The client asks for it when it is connected; until then nothing was sent. */
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
    /** Sends the request. Whatever the other side does, the caller waits no longer than the limit. */
    HttpAnswer run(HttpClient http, HttpRequest request, Duration limit) throws AttemptFailedException {
        CompletableFuture<HttpResponse<Void>> exchange = http.sendAsync(request, info -> {
            head = info;
            return BodySubscribers.ofByteArrayConsumer(answer);
        });
        try {
            HttpResponse<Void> response = exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return HttpAnswer.of(response.statusCode(), in(response.headers()), answer.bytes());
        } catch (TimeoutException e) {
            abandon(exchange);
            return withoutBody("it did not arrive in time", AttemptFailedException.timedOut(giveUp()));
        } catch (InterruptedException e) {
            abandon(exchange);
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(giveUp());
        } catch (ExecutionException e) {
            abandon(exchange);
            return withoutBody("it breaks off", unanswered(e.getCause(), giveUp()));
        }
    }

    /** Ends what goes on. A dependent future does it, which also closes the connection of a head that cannot be read. */
    private static void abandon(CompletableFuture<?> exchange) {
        exchange.newIncompleteFuture().cancel(true);
    }

    /** Once the status has come, it tells more than what became of the body. */
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
    /** Whether the request may have left is told by what the client took, or by its never having been connected. */
    private static AttemptFailedException unanswered(@Nullable Throwable failure, boolean maybeSent) {
        boolean connecting = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        return AttemptFailedException.notConnected(maybeSent && !connecting, ConnectionProblem.of(failure), failure);
    }
    // end
}
