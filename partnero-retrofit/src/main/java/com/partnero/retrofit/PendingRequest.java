package com.partnero.retrofit;

import com.partnero.retrofit.ConnectionRule.Verdict;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.wire.HttpAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One request under way, shared by the waiting caller and the thread that sends it. It is a tag of OkHttp's call. Used once.
 *
 * <p>The caller waits no longer than the attempt may take, and stops waiting when interrupted, even if the other thread
 * hangs. One atomic switch decides whether the request is sent or the caller gives up. A request reported as "not sent"
 * is therefore never sent later.
 *
 * <p>If the connection that OkHttp has chosen may not carry the request, nothing is sent, and a further call of OkHttp's
 * tries another connection.
 */
final class PendingRequest implements Runnable {

    private static final ThreadLocal<@Nullable PendingRequest> CURRENT = new ThreadLocal<>();

    private enum Stage {
        PREPARED,
        SENT,
        GIVEN_UP
    }

    private final Pools pools;
    private final Request request;
    private final AttemptLimits limits;
    private final Object id = new Object();
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARED);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Pool pool;
    private volatile @Nullable Call call;
    private volatile @Nullable Carrier carrier;
    private volatile @Nullable Response head;
    private volatile @Nullable HttpAnswer answer;
    private volatile @Nullable AttemptFailedException failure;

    // Notes of OneRequest, on the sending thread: the true status and the first answer.
    volatile int status;
    volatile @Nullable Response answered;

    PendingRequest(Pools pools, Request request, AttemptLimits limits) {
        this.pools = pools;
        this.limits = limits;
        this.request = request.newBuilder().tag(PendingRequest.class, this).build();
    }

    /** The request that this thread sends; null on other threads. */
    static @Nullable PendingRequest current() {
        return CURRENT.get();
    }

    /** Identifies this request where a reference to it must not be kept. */
    Object id() {
        return id;
    }

    /** Sends the request on another thread and waits for its answer. */
    HttpAnswer send(Executor threads) throws AttemptFailedException {
        try {
            threads.execute(this);
            if (ended.await(limits.whole().toNanos(), TimeUnit.NANOSECONDS)) {
                if (answer != null) {
                    return answer;
                }
                throw Objects.requireNonNull(failure);
            }
        } catch (RejectedExecutionException e) {
            throw AttemptFailedException.notSent("the executor takes no more requests");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(giveUp());
        }
        boolean sent = giveUp();
        if (head == null) {
            distrust();
            throw AttemptFailedException.timedOut(sent);
        }
        return flawed(head, "it did not arrive in time");
    }

    /** Whether the request may have been sent; if not, it never will be. */
    private boolean giveUp() {
        boolean sent = stage.getAndSet(Stage.GIVEN_UP) == Stage.SENT;
        cancel();
        Pool used = pool;
        if (used != null) {
            used.wake();
        }
        return sent;
    }

    /** If the server has sent nothing on this connection since the request left, the next request gets another one. */
    private void distrust() {
        Carrier used = carrier;
        if (used != null && used.isSilent()) {
            pools.retire(used.pool());
        }
    }

    private void cancel() {
        Call running = call;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void run() {
        CURRENT.set(this);
        try {
            while (!execute(pools.current())) {
                // The next call finds another connection.
            }
        } catch (Throwable e) {
            failure = Failures.of(e, isSent(), pools.users(), request.url());
            if (!(e instanceof IOException)) {
                // A user's interceptor failed, and may have left an answer open.
                cancel();
            }
        } finally {
            CURRENT.remove();
            Carrier used = carrier;
            if (used != null) {
                used.release();
            }
            ended.countDown();
            pools.sweep();
        }
    }

    /** Runs one OkHttp call; false if the connection was not fit, and nothing was sent. */
    private boolean execute(Pool next) throws IOException {
        pool = next;
        try {
            next.enter(this);
            if (!pools.isCurrent(next)) {
                return false;
            }
            Call running = next.newCall(request);
            call = running;
            if (isGivenUp()) {
                throw new IOException("Canceled");
            }
            running.execute().close();
            return true;
        } catch (UnfitConnectionException e) {
            if (e.verdict() == Verdict.NO) {
                pools.retire(next);
            } else {
                next.awaitFirstAnswer(e.connection(), this);
            }
            return false;
        } finally {
            next.leave(this);
        }
    }

    Pool pool() {
        return Objects.requireNonNull(pool);
    }

    CountedSockets sockets() {
        return pools.sockets();
    }

    AttemptLimits limits() {
        return limits;
    }

    /**
     * Called before the first byte is written. False if it must not be: the request was sent before, or the caller has
     * given up.
     */
    boolean depart(Carrier chosen) {
        carrier = chosen;
        return stage.compareAndSet(Stage.PREPARED, Stage.SENT);
    }

    /** Nothing was written after all. If the caller has given up meanwhile, nothing will be. */
    void recall() {
        stage.compareAndSet(Stage.SENT, Stage.PREPARED);
    }

    boolean isSent() {
        return stage.get() == Stage.SENT;
    }

    boolean isGivenUp() {
        return stage.get() == Stage.GIVEN_UP;
    }

    /** Takes the answer with its body. If the body does not arrive completely, the status is still kept. */
    void receive(Response response) {
        head = response;
        try {
            BufferedSource body = Objects.requireNonNull(response.body()).source();
            if (body.request(limits.maxBodyBytes() + 1L)) {
                answer = tooLarge(response);
                // Closing the body alone would read on for a while to keep the connection.
                cancel();
            } else {
                answer = HttpAnswer.of(response.code(), response::headers, body.readByteArray());
            }
            response.close();
        } catch (InterruptedIOException e) {
            // OkHttp has released the broken body; closing it would read the rest of it again.
            answer = flawed(response, "it did not arrive in time");
        } catch (IOException e) {
            Carrier used = carrier;
            answer = used != null && used.isExhausted() ? tooLarge(response) : flawed(response, "it breaks off");
        }
    }

    /** OkHttp closes the connection next, unless it keeps it. */
    void received() throws IOException {
        Carrier used = carrier;
        if (used != null) {
            used.received();
        }
    }

    private HttpAnswer tooLarge(Response response) {
        return flawed(response, "larger than " + limits.maxBodyBytes() + " bytes");
    }

    private static HttpAnswer flawed(Response response, String flaw) {
        return HttpAnswer.withoutBody(response.code(), response::headers, flaw);
    }
}
