package com.partnero.feign;

import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import feign.Request;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** One attempt: what it may take, and that it sends one request. It travels as Feign's options, which reach every client. */
final class Attempt extends Request.Options {

    private final AttemptLimits limits;
    private final AttemptContext context;
    private final Map<String, String> headers;
    private final AtomicBoolean started = new AtomicBoolean();

    Attempt(AttemptLimits limits, AttemptContext context, Map<String, String> headers) {
        super(limits.connect(), limits.read(), false);
        this.limits = limits;
        this.context = context;
        this.headers = headers;
    }

    AttemptLimits limits() {
        return limits;
    }

    AttemptContext context() {
        return context;
    }

    /** All headers of a request: the library's own in place of what interceptors have set under their names. */
    Map<String, Collection<String>> headers(Request request) {
        Map<String, Collection<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(request.headers());
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    /** The HTTP client gets the request now; what fails before has sent nothing. There is no second one. */
    void start() {
        if (started.getAndSet(true)) {
            throw new UnansweredException(AttemptFailedException.lost("the request was to be sent a second time"));
        }
    }

    /** What a failure of anything but the HTTP client means. Its message may hold what the request does. */
    AttemptFailedException broken(RuntimeException e) {
        String what = e.getClass().getName();
        return started.get()
                ? AttemptFailedException.lost("the HTTP client broke with " + what)
                : AttemptFailedException.notSent("the request could not be made: " + what);
    }
}
