package com.partnero.feign;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * Whether one request has left. Over TLS the engine of a new connection shows it: it lets nothing out before its handshake is
 * done, and no later handshake undoes that. Otherwise the body shows it: the client asks for the body after connecting.
 * Thread-safe.
 */
final class Departure {

    private final byte @Nullable [] body;
    private final BooleanSupplier mayLeave;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile boolean heldBack;
    private volatile long moment;
    private @Nullable SSLEngine engine;
    private boolean givenUp;

    /** @param mayLeave asked when the client has a connection for the request and asks for the body */
    Departure(byte @Nullable [] body, BooleanSupplier mayLeave) {
        this.mayLeave = mayLeave;
        this.body = body == null || body.length == 0 ? null : body;
    }

    /**
     * A request without a body gets no publisher: for a publisher, JDK 17 writes {@code Content-Length: 0}, even for
     * GET.
     */
    void into(HttpRequest.Builder request, String method) {
        if (body != null) {
            request.method(method, once(body));
        } else if (method.equals("DELETE")) {
            request.DELETE();
        } else {
            request.GET();
        }
    }

    /**
     * A body that can be read once. Even {@code jdk.httpclient.enableAllMethodRetry} cannot make the JDK repeat a lost
     * sale.
     */
    private BodyPublisher once(byte[] bytes) {
        BodyPublisher publisher = BodyPublishers.ofByteArray(bytes);
        return BodyPublishers.fromPublisher(
                subscriber -> {
                    if (taken.getAndSet(true)) {
                        throw new IllegalStateException("it was sent before, or the caller has given up");
                    }
                    moment = System.nanoTime();
                    if (!mayLeave.getAsBoolean()) {
                        heldBack = true;
                        throw new IllegalStateException("its connection is not fit for it");
                    }
                    publisher.subscribe(subscriber);
                },
                bytes.length);
    }

    /** Whether the request was stopped before its body left. It never leaves then. */
    boolean wasHeldBack() {
        return heldBack;
    }

    /** When the client took the body, by {@link System#nanoTime()}. It has a connection for the request then. */
    long moment() {
        return moment;
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
     * @param connecting whether it certainly failed before there was a connection; counts if nothing else shows it
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
