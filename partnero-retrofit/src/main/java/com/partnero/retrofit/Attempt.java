package com.partnero.retrofit;

import com.partnero.spi.AttemptFailedException;
import com.partnero.wire.BodyReader;
import com.partnero.wire.HttpAnswer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * One attempt: what the waiting caller and OkHttp's thread tell each other. It travels as the request's tag. Used for one
 * request.
 *
 * <p>The caller waits no longer than the attempt may take, and not at all once interrupted, whatever OkHttp's thread is
 * stuck in. Whether the request leaves and whether the caller gives up is decided by one switch, so that "not sent" is
 * never said of a request that leaves a moment later.
 */
final class Attempt implements Callback<Void> {

    private enum Stage {
        PREPARED,
        SENT,
        GIVEN_UP
    }

    private final int maxBodyBytes;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.PREPARED);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status;
    private volatile okhttp3.@Nullable Response answered;
    private volatile okhttp3.@Nullable Response head;
    private volatile @Nullable HttpAnswer answer;
    private volatile @Nullable Throwable failure;

    Attempt(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Sends the request and waits for its answer. */
    HttpAnswer run(Call<Void> call, Duration limit) throws AttemptFailedException {
        call.enqueue(this);
        try {
            if (ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return result();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(giveUp(call));
        }
        boolean sent = giveUp(call);
        okhttp3.Response arrived = head;
        if (arrived == null) {
            throw AttemptFailedException.timedOut(sent);
        }
        return flawed(arrived, "it did not arrive in time");
    }

    /** Whether the request may have been sent; if not, it never will be. */
    private boolean giveUp(Call<Void> call) {
        boolean sent = !stage.compareAndSet(Stage.PREPARED, Stage.GIVEN_UP);
        call.cancel();
        return sent;
    }

    private HttpAnswer result() throws AttemptFailedException {
        HttpAnswer whole = answer;
        if (whole != null) {
            return whole;
        }
        throw Failures.classify(failure, stage.get() == Stage.SENT);
    }

    /** The first byte is about to be written. False if it must not be: the request was sent before, or the caller is gone. */
    boolean depart() {
        return stage.compareAndSet(Stage.PREPARED, Stage.SENT);
    }

    /** The status as it came, which OkHttp's follow-up logic does not see. */
    int status() {
        return status;
    }

    void status(int code) {
        status = code;
    }

    /** The answer without its body, once there is one. */
    okhttp3.@Nullable Response answered() {
        return answered;
    }

    void answered(okhttp3.Response response) {
        answered = response;
    }

    /** Takes the answer with its body; if that does not arrive whole, the status is not lost with it. */
    void receive(okhttp3.Response response, okhttp3.Call call) {
        head = response;
        ResponseBody body = response.body();
        try {
            byte[] bytes = body == null ? new byte[0] : BodyReader.read(body.byteStream(), maxBodyBytes);
            if (bytes == null) {
                answer = flawed(response, "larger than " + maxBodyBytes + " bytes");
                // Closing the body alone would read on for a while, in order to save the connection.
                call.cancel();
            } else {
                answer = HttpAnswer.of(response.code(), name -> first(response.headers(), name), bytes);
            }
            response.close();
        } catch (InterruptedIOException e) {
            // OkHttp has let go of a body that broke; closing it would read what is left of it once more.
            answer = flawed(response, "it did not arrive in time");
        } catch (IOException e) {
            answer = flawed(response, "it breaks off");
        }
    }

    private static HttpAnswer flawed(okhttp3.Response response, String flaw) {
        return HttpAnswer.withoutBody(response.code(), name -> first(response.headers(), name), flaw);
    }

    private static @Nullable String first(Headers headers, String name) {
        List<String> values = headers.values(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Override
    public void onResponse(Call<Void> call, Response<Void> response) {
        ended.countDown();
    }

    @Override
    public void onFailure(Call<Void> call, Throwable thrown) {
        failure = thrown;
        ended.countDown();
    }
}
