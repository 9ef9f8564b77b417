package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells from an exception of an HTTP client whether the request may have been sent. When in doubt, it may. */
final class Failures {

    private Failures() {}

    static AttemptFailedException classify(IOException failure) {
        if (failure instanceof UnansweredException classified) {
            return classified.failure();
        }
        if (failure instanceof UnknownHostException || failure.getCause() instanceof UnresolvedAddressException) {
            return AttemptFailedException.notSent("the host is unknown");
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return AttemptFailedException.notSent("the connection was refused");
        }
        if (failure instanceof SSLHandshakeException
                || failure instanceof SSLPeerUnverifiedException
                || isNoTls(failure)) {
            return AttemptFailedException.notSent("the TLS handshake failed");
        }
        if (isConnectTimeout(failure)) {
            return AttemptFailedException.notSent("the connection was not made in time");
        }
        if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
            return AttemptFailedException.timedOut(true);
        }
        return AttemptFailedException.lost("the connection broke");
    }

    /** That the first bytes of the other side are no TLS is told by the message alone. Later ones are told otherwise. */
    private static boolean isNoTls(IOException failure) {
        String message = failure.getMessage();
        return failure instanceof SSLException
                && message != null
                && message.toLowerCase(Locale.ROOT).contains("unrecognized ssl message");
    }

    /** Java's sockets tell a time-out while connecting from one while reading by the message alone. */
    private static boolean isConnectTimeout(IOException failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return true;
        }
        String message = failure.getMessage();
        return failure instanceof SocketTimeoutException
                && message != null
                && message.toLowerCase(Locale.ROOT).startsWith("connect timed out");
    }
}
