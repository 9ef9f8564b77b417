package com.partnero.feign;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Whether one request has left. Over TLS the engine of a new connection tells: it lets nothing out before its handshake is
 * done, and none of a later one undoes that. Otherwise the body tells, which the client takes when it is connected.
 * Thread-safe.
 */
final class Departure {

    private final byte @Nullable [] body;
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable SSLEngine engine;
    private boolean givenUp;

    Departure(byte @Nullable [] body) {
        this.body = body == null || body.length == 0 ? null : body;
    }

    /** Without a body there must be no publisher either: JDK 17 announces an empty one, even for GET. */
    void into(HttpRequest.Builder request, String method) {
        if (body != null) {
            request.method(method, once(body));
        } else if (method.equals("DELETE")) {
            request.DELETE();
        } else {
            request.GET();
        }
    }

    /** The JDK, told by {@code jdk.httpclient.enableAllMethodRetry} to repeat what was lost, cannot repeat a sale. */
    private BodyPublisher once(byte[] bytes) {
        BodyPublisher publisher = BodyPublishers.ofByteArray(bytes);
        return BodyPublishers.fromPublisher(
                subscriber -> {
                    if (taken.getAndSet(true)) {
                        throw new IllegalStateException("it was sent before, or the caller has given up");
                    }
                    publisher.subscribe(subscriber);
                },
                bytes.length);
    }

    /** The request goes out on a new connection, secured by this engine. */
    synchronized void through(SSLEngine newEngine) {
        if (givenUp) {
            throw new IllegalStateException("the caller has given up");
        }
        engine = newEngine;
    }

    /**
     * Ends the request.
     *
     * @param connecting whether it certainly failed before there was a connection: all that tells if nothing else does
     * @return whether it may have left; if not, it never will
     */
    synchronized boolean giveUp(boolean connecting) {
        givenUp = true;
        boolean left = body == null ? !connecting : taken.getAndSet(true);
        if (engine == null) {
            return left;
        }
        engine.closeOutbound();
        return left && !engine.getSession().getProtocol().equals("NONE");
    }
}
