package com.partnero.retrofit;

import com.partnero.spi.AttemptFailedException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Words for what OkHttp throws; its own may quote addresses and headers. */
final class Failures {

    private static final String TLS_FAILED = "the TLS handshake failed";

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
        if (failure instanceof SSLHandshakeException) {
            // Under TLS 1.3 the request may be on its way when the server refuses the client's certificate, and with it
            // the request.
            return AttemptFailedException.notSent(TLS_FAILED);
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
            return TLS_FAILED;
        }
        return "the connection could not be made";
    }
}
