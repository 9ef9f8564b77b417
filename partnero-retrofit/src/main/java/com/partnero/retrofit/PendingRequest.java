package com.partnero.retrofit;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.wire.HttpAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One request under way: what the waiting caller and the thread that sends it tell each other. It travels as the tag of
 * OkHttp's call. Used once.
 *
 * <p>The caller waits no longer than the attempt may take, and not at all once interrupted, whatever the other thread is
 * stuck in. Whether the request leaves and whether the caller gives up is decided by one switch, so that "not sent" is
 * never said of a request that leaves a moment later.
 */
final class PendingRequest implements Runnable {

    private enum Stage {
        PREPARED,
        SENT,
        GIVEN_UP
    }

    private final OkHttpClient http;
    private final Call call;
    private final AttemptLimits limits;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARED);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Response head;
    private volatile @Nullable HttpAnswer answer;
    private volatile @Nullable AttemptFailedException failure;

    // Notes of OneRequest, on the sending thread: the socket in use, the true status, the first answer without its
    // body.
    volatile @Nullable Socket socket;
    volatile int status;
    volatile @Nullable Response answered;

    PendingRequest(OkHttpClient http, Request request, AttemptLimits limits) {
        this.http = http;
        this.limits = limits;
        call = http.newCall(request.newBuilder().tag(PendingRequest.class, this).build());
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
            throw AttemptFailedException.timedOut(sent);
        }
        return flawed(head, "it did not arrive in time");
    }

    /** Whether the request may have been sent; if not, it never will be. */
    private boolean giveUp() {
        boolean sent = !stage.compareAndSet(Stage.PREPARED, Stage.GIVEN_UP);
        call.cancel();
        return sent;
    }

    @Override
    public void run() {
        try {
            call.execute().close();
        } catch (Throwable e) {
            failure = Failures.of(e, isSent(), http, call.request().url());
            if (!(e instanceof IOException)) {
                // A user's interceptor broke, and may have left an answer open.
                call.cancel();
            }
        } finally {
            ended.countDown();
        }
    }

    /** The first byte is about to be written. False if it must not be: the request was sent before, or the caller is gone. */
    boolean depart() {
        return stage.compareAndSet(Stage.PREPARED, Stage.SENT);
    }

    boolean isSent() {
        return stage.get() == Stage.SENT;
    }

    /** Takes the answer with its body; if that does not arrive whole, the status is not lost with it. */
    void receive(Response response) {
        head = response;
        try {
            BufferedSource body = Objects.requireNonNull(response.body()).source();
            if (body.request(limits.maxBodyBytes() + 1L)) {
                answer = flawed(response, "larger than " + limits.maxBodyBytes() + " bytes");
                // Closing the body alone would read on for a while, in order to save the connection.
                call.cancel();
            } else {
                answer = HttpAnswer.of(response.code(), name -> first(response, name), body.readByteArray());
            }
            response.close();
        } catch (InterruptedIOException e) {
            // OkHttp has let go of a body that broke; closing it would read what is left of it once more.
            answer = flawed(response, "it did not arrive in time");
        } catch (IOException e) {
            answer = flawed(response, "it breaks off");
        }
    }

    private static HttpAnswer flawed(Response response, String flaw) {
        return HttpAnswer.withoutBody(response.code(), name -> first(response, name), flaw);
    }

    private static @Nullable String first(Response response, String name) {
        List<String> values = response.headers(name);
        return values.isEmpty() ? null : values.get(0);
    }
}
