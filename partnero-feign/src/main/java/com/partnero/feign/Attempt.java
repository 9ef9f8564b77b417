package com.partnero.feign;

import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.wire.RequestHeaders;
import feign.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt: its limits, and the guard that it sends one request. It travels as Feign's options, which reach every client. */
final class Attempt extends Request.Options {

    private static final List<String> JSON = List.of(RequestHeaders.JSON);

    private final AttemptLimits limits;
    private final AttemptContext context;
    private final Map<String, String> headers;
    private final boolean needsFreshConnection;
    private final AtomicBoolean started = new AtomicBoolean();
    private long end;
    private Runnable onDoubt = () -> {};

    Attempt(AttemptLimits limits, AttemptContext context, Map<String, String> headers, boolean needsFreshConnection) {
        super(limits.connect(), limits.read(), false);
        this.limits = limits;
        this.context = context;
        this.headers = headers;
        this.needsFreshConnection = needsFreshConnection;
    }

    AttemptLimits limits() {
        return limits;
    }

    AttemptContext context() {
        return context;
    }

    /** Whether the request must be the first one on its connection. */
    boolean needsFreshConnection() {
        return needsFreshConnection;
    }

    /** All headers of a request. The library's own replace those that interceptors have set under the same names. */
    Map<String, Collection<String>> headers(Request request) {
        Map<String, Collection<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(request.headers());
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        if (request.body() != null && request.body().length > 0) {
            all.put("Content-Type", JSON);
        }
        return all;
    }

    /** The HTTP client gets the request now. A failure before this has sent nothing. There is no second start. */
    void start() {
        if (started.getAndSet(true)) {
            throw new UnansweredException(
                    AttemptFailedException.lost("the HTTP client was about to send a second time"));
        }
        if (end == 0) {
            end = System.nanoTime() + limits.whole().toNanos();
        }
    }

    /** The request has certainly not left, and never will. It may start once more, within the same time. */
    void startAgain() {
        started.set(false);
    }

    /** What to do if the answer is about something else. The right answer may still follow on that connection. */
    void onDoubt(Runnable action) {
        onDoubt = action;
    }

    /** The answer is not, or not certainly, about the request. */
    void doubt() {
        onDoubt.run();
    }

    /** How long the attempt may still take, since its first start. */
    long nanosLeft() {
        return end - System.nanoTime();
    }

    /** What an unexpected exception means. Its message is left out because it may quote the request. */
    AttemptFailedException unexpected(RuntimeException e) {
        String what = e.getClass().getName();
        return started.get()
                ? AttemptFailedException.lost("the HTTP client failed with " + what)
                : AttemptFailedException.notSent("the request could not be built: " + what);
    }
}
