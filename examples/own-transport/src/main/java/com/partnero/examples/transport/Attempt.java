package com.partnero.examples.transport;

import com.partnero.spi.AttemptFailedException;
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
import javax.net.ssl.SSLHandshakeException;
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
            exchange.cancel(true);
            return withoutBody("it did not arrive in time", AttemptFailedException.timedOut(giveUp()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(giveUp());
        } catch (ExecutionException e) {
            return withoutBody("it breaks off", unanswered(e.getCause(), giveUp()));
        }
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
    /** When in doubt, the request was sent. */
    private static AttemptFailedException unanswered(@Nullable Throwable failure, boolean maybeSent) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return AttemptFailedException.notSent("no connection could be made");
        }
        if (failure instanceof SSLHandshakeException || isNoTls(failure) || !maybeSent) {
            return AttemptFailedException.notSent("no connection could be secured");
        }
        return AttemptFailedException.lost("the connection broke");
    }
    // end

    /** That the first bytes of the other side are no TLS is told by the message alone. */
    private static boolean isNoTls(@Nullable Throwable failure) {
        String message = failure == null ? null : failure.getMessage();
        return message != null && message.contains("nrecognized SSL message");
    }
}
