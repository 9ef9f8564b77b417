package com.partnero.retrofit;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import java.io.IOException;
import java.net.HttpRetryException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/** Translates exceptions of OkHttp into failures of the port. */
final class Failures {

    private static final int MAX_CAUSES = 10;

    private Failures() {}

    static AttemptFailedException of(Throwable failure, boolean sent, OkHttpClient http, HttpUrl url) {
        if (!(failure instanceof IOException)) {
            String failed = "the HTTP client failed with " + failure.getClass().getName();
            return sent ? AttemptFailedException.lost(failed) : AttemptFailedException.notSent(failed);
        }
        AttemptFailedException end = sent ? endOfStream(failure) : null;
        if (end != null) {
            return end;
        }
        ConnectionProblem problem = ConnectionProblem.of(failure);
        if (sent && problem == ConnectionProblem.CONNECT_TIMEOUT) {
            return AttemptFailedException.timedOut(true);
        }
        String proxy = proxy(http, url);
        if (!sent && proxy != null) {
            return atProxy(problem, proxy, failure);
        }
        return AttemptFailedException.notConnected(sent, problem, proxy, failure);
    }

    /**
     * What ended an answer that had begun, or an HTTP/2 stream. A server's claim that it did not process a stream
     * proves nothing.
     */
    private static @Nullable AttemptFailedException endOfStream(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < MAX_CAUSES; cause = cause.getCause(), depth++) {
            if (cause instanceof StreamResetException) {
                ErrorCode code = ((StreamResetException) cause).errorCode;
                String message = "the server ended the HTTP/2 stream with " + code;
                return code == ErrorCode.REFUSED_STREAM
                        ? AttemptFailedException.notProcessed(message)
                        : AttemptFailedException.lost(message);
            }
            if (cause instanceof InterimAnswerException) {
                int status = ((InterimAnswerException) cause).status();
                return AttemptFailedException.lost("the server sent several interim answers (HTTP " + status
                        + "), after which OkHttp 4 does not read the final one");
            }
        }
        return null;
    }

    /** Until a proxy has forwarded the request, a failure without TLS concerns the proxy or the connection to it. */
    private static AttemptFailedException atProxy(ConnectionProblem problem, String proxy, Throwable failure) {
        return switch (problem) {
            case UNKNOWN_HOST, REFUSED, CONNECT_TIMEOUT ->
                AttemptFailedException.notConnected(false, ConnectionProblem.PROXY_UNREACHABLE, proxy, failure);
            case BROKEN -> AttemptFailedException.refusedByProxy(proxy, failure);
            default -> AttemptFailedException.notConnected(false, problem, proxy, failure);
        };
    }

    /** Host and port of the proxy that OkHttp would choose first, or null. */
    private static @Nullable String proxy(OkHttpClient http, HttpUrl url) {
        Proxy only = http.proxy();
        try {
            for (Proxy proxy : only == null ? http.proxySelector().select(url.uri()) : List.of(only)) {
                if (proxy.address() instanceof InetSocketAddress) {
                    InetSocketAddress address = (InetSocketAddress) proxy.address();
                    return address.getHostString() + ":" + address.getPort();
                }
            }
        } catch (RuntimeException e) {
            // A user's selector failed; the message does not name a proxy.
        }
        return null;
    }

    /**
     * Wraps an application's answer to a proxy that demands a login. Without an answer it throws an exception of a
     * distinct type; OkHttp's own exceptions for proxy refusals differ only in their messages.
     */
    static Authenticator login(Authenticator users) {
        return (route, response) -> {
            Request login = users.authenticate(route, response);
            // OkHttp may also ask before the proxy has answered.
            if (login == null && !"OkHttp-Preemptive".equals(response.header("Proxy-Authenticate"))) {
                throw new HttpRetryException("the proxy demands a login: 407", response.code());
            }
            return login;
        };
    }
}
