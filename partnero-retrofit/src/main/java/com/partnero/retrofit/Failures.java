package com.partnero.retrofit;

import com.partnero.spi.AttemptFailedException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words for what OkHttp throws; its own may quote addresses and headers. */
final class Failures {

    private Failures() {}

    static AttemptFailedException classify(@Nullable Throwable failure, boolean sent) {
        Throwable cause = failure == null ? null : failure.getCause();
        if (cause instanceof RejectedExecutionException) {
            return AttemptFailedException.notSent("the executor takes no more requests");
        }
        if (cause instanceof RuntimeException) {
            String broke = "the HTTP client broke with " + cause.getClass().getName();
            return sent ? AttemptFailedException.lost(broke) : AttemptFailedException.notSent(broke);
        }
        if (sent) {
            return failure instanceof InterruptedIOException
                    ? AttemptFailedException.timedOut(true)
                    : AttemptFailedException.lost("the connection broke");
        }
        if (failure instanceof SocketTimeoutException) {
            return AttemptFailedException.notSent("the connection was not made in time");
        }
        if (failure instanceof InterruptedIOException) {
            return AttemptFailedException.timedOut(false);
        }
        return AttemptFailedException.notSent(reason(failure));
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the host is unknown";
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "the connection was refused";
        }
        if (failure instanceof SSLException) {
            return "the TLS handshake failed";
        }
        return "the connection could not be made";
    }
}
