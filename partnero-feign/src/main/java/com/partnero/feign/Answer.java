package com.partnero.feign;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Collects one answer. It is complete as soon as its body is, even if the server keeps the exchange open. A fresh
 * connection is closed before the caller gets the answer, so no stray answer can follow.
 */
final class Answer implements BodyHandler<CollectedBody>, BodySubscriber<CollectedBody> {

    private static final int MOST_AT_ONCE = 1 << 20;

    /** Besides its content, a chunk has at least one digit and two line ends. The JDK hands each chunk over as a buffer. */
    private static final int CHUNK_FRAMING = 5;

    private final CompletableFuture<CollectedBody> body = new CompletableFuture<>();
    private final CompletableFuture<CollectedBody> end = new CompletableFuture<>();
    private final CompletableFuture<CompletableFuture<?>> exchange = new CompletableFuture<>();
    private final AtomicReference<@Nullable CollectedBody> collected = new AtomicReference<>();
    private final Attempt attempt;
    private final boolean fresh;
    private final Runnable atRefusal;
    private final int limit;
    private volatile @Nullable ResponseInfo head;
    private volatile long moment;
    private byte[] bytes = new byte[0];
    private int size;
    private long rawSize;
    private int framing;
    private long announced = -1;
    private Flow.@Nullable Subscription subscription;

    private Answer(Attempt attempt, boolean fresh, Runnable atRefusal) {
        this.attempt = attempt;
        this.fresh = fresh;
        this.atRefusal = atRefusal;
        limit = attempt.limits().maxBodyBytes();
    }

    /** An answer that ends its connection. Its client must not have another request under way. */
    static Answer onFreshConnection(Attempt attempt) {
        return new Answer(attempt, true, () -> {});
    }

    /** @param atRefusal runs when a refusal begins, before its connection can carry another request */
    static Answer onKeptConnection(Attempt attempt, Runnable atRefusal) {
        return new Answer(attempt, false, atRefusal);
    }

    /** The exchange that this is the answer of. */
    void of(CompletableFuture<HttpResponse<CollectedBody>> running) {
        var unused = running.whenComplete((response, failure) -> {
            if (isWhole()) {
                return; // Ending the connection of a whole answer fails the exchange.
            }
            if (failure != null) {
                body.completeExceptionally(failure);
            } else {
                body.complete(flawed("there is none"));
            }
        });
        // An exchange that is told its end does not wake another thread in order to tell it.
        var ignored = body.whenComplete((whole, failure) -> running.complete(null));
        exchange.complete(running);
    }

    /** The body, or what came of it; fails if there is no answer. */
    CompletableFuture<CollectedBody> body() {
        return body;
    }

    /** Null if there is no answer yet, or if a proxy answered instead of the server. */
    @Nullable
    ResponseInfo head() {
        return head;
    }

    /** When the answer began, by {@link System#nanoTime()}. Its connection carries no other request before. */
    long moment() {
        return moment;
    }

    /** Whether the service, or something before it, says that it does not do this. Nothing in it names the request. */
    boolean isRefusal() {
        ResponseInfo begun = head;
        return begun != null && begun.statusCode() / 100 == 4;
    }

    boolean isSuccess() {
        ResponseInfo begun = head;
        return begun != null && begun.statusCode() / 100 == 2;
    }

    /** Whether the answer has ended, and with it a fresh connection. */
    boolean isWhole() {
        return collected.get() != null;
    }

    CollectedBody flawed(String flaw) {
        return CollectedBody.flawed(flaw, attempt);
    }

    /**
     * Closes the connection, also of an exchange that has failed or ended: the JDK leaks the sockets of answers whose head it
     * cannot read. Cancelling the exchange's own future does nothing once it has ended; cancelling a dependent one does.
     */
    static void abandon(CompletableFuture<?> exchange) {
        exchange.newIncompleteFuture().cancel(true);
    }

    @Override
    public BodySubscriber<CollectedBody> apply(ResponseInfo newHead) {
        long length = newHead.headers().firstValueAsLong("Content-Length").orElse(-1);
        boolean encoded = newHead.headers().firstValue("Transfer-Encoding").isPresent();
        announced = encoded ? -1 : length;
        framing = encoded ? CHUNK_FRAMING : 0;
        long expected = length < 0 ? 1 << 10 : length;
        bytes = new byte[(int) Math.min(expected, Math.min(limit, MOST_AT_ONCE))];
        head = newHead;
        moment = System.nanoTime();
        if (isRefusal()) {
            atRefusal.run();
        }
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
            rawSize += (long) count + framing;
            if (count > limit - size || rawSize > attempt.limits().maxRawBytes()) {
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
        if (fresh && size == announced) {
            end(whole()); // before the JDK puts the connection into its pool
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(flawed("it breaks off"));
    }

    @Override
    public void onComplete() {
        end(whole());
    }

    private CollectedBody whole() {
        return CollectedBody.whole(size == bytes.length ? bytes : Arrays.copyOf(bytes, size), attempt);
    }

    /** The first end counts: ending the connection of a whole answer may report an error to this subscriber. */
    private void end(CollectedBody outcome) {
        if (!collected.compareAndSet(null, outcome)) {
            return;
        }
        if (fresh) {
            // The caller's thread may not have got the exchange yet. Only this answer's client waits for it.
            abandon(exchange.join());
        }
        body.complete(outcome);
        end.complete(outcome);
    }
}
