package com.partnero.feign;

import com.partnero.spi.ClientSettings;
import feign.Request;
import java.time.Duration;

/** What one attempt may take and read. It travels as Feign's options, which reach every client. Used for one request. */
final class Attempt extends Request.Options {

    private final Duration limit;
    private final int maxBodyBytes;
    private volatile boolean started;

    private Attempt(Duration connect, Duration read, Duration limit, int maxBodyBytes) {
        super(connect, read, false);
        this.limit = limit;
        this.maxBodyBytes = maxBodyBytes;
    }

    static Attempt of(ClientSettings settings, Duration timeLeft, int maxBodyBytes) {
        Duration connect = shorter(settings.connectTimeout(), timeLeft);
        Duration read = shorter(settings.readTimeout(), timeLeft);
        Duration limit = connect.compareTo(read) < 0 ? read : connect;
        return new Attempt(connect, read, limit, maxBodyBytes);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** How long the whole attempt may take. */
    Duration limit() {
        return limit;
    }

    int maxBodyBytes() {
        return maxBodyBytes;
    }

    /** The HTTP client has got the request; what fails before has sent nothing. */
    void start() {
        started = true;
    }

    boolean isStarted() {
        return started;
    }
}
