package com.partnero.retrofit;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Objects;
import okhttp3.Interceptor.Chain;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Interceptors that hold OkHttp, and a user's interceptors, to one request for each {@link PendingRequest}.
 *
 * <p>OkHttp may try a host's addresses one after the other, as long as nothing has been sent. What it would do afterwards
 * is not for switches alone: it sends a GET again that is answered by 503 with {@code Retry-After: 0}, or whose connection
 * breaks, and makes an exception of 407 without a proxy. Where it decides that, it sees every answer as 200, and every loss
 * as a {@link ProtocolException}, the one kind that it never tries to mend. A user's interceptors, further out and further
 * in, see the true status.
 */
final class OneRequest {

    private static final ResponseBody EMPTY = ResponseBody.create(new byte[0], null);

    private OneRequest() {}

    /** In the order in which a request passes; a user's application interceptors, OkHttp and network interceptors between. */
    static void guard(OkHttpClient.Builder http) {
        http.interceptors().add(0, OneRequest::receive);
        http.addInterceptor(OneRequest::unmask);
        http.networkInterceptors().add(0, OneRequest::mask);
        http.addNetworkInterceptor(OneRequest::send);
    }

    private static Response receive(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        PendingRequest pending = pending(chain);
        pending.receive(response);
        if (pending.socket != null) {
            // OkHttp closes the connection next. The JDK's TLS would wait for the other side to do so as long as for an
            // answer.
            pending.socket.setSoTimeout(1);
        }
        return response.newBuilder().body(EMPTY).build();
    }

    /** Whoever proceeds twice gets the first answer twice. */
    private static Response unmask(Chain chain) throws IOException {
        PendingRequest pending = pending(chain);
        if (pending.answered != null) {
            return pending.answered;
        }
        Response masked = chain.proceed(chain.request());
        Response response = masked.newBuilder().code(pending.status).build();
        pending.answered = response.newBuilder().body(EMPTY).build();
        return response;
    }

    private static Response mask(Chain chain) throws IOException {
        PendingRequest pending = pending(chain);
        try {
            Response response = chain.proceed(chain.request());
            pending.status = response.code();
            return response.newBuilder().code(200).build();
        } catch (IOException e) {
            if (!pending.isSent()) {
                throw e;
            }
            ProtocolException lost = new ProtocolException("the answer to what was sent is lost");
            lost.initCause(e);
            throw lost;
        }
    }

    private static Response send(Chain chain) throws IOException {
        PendingRequest pending = pending(chain);
        Socket socket = Objects.requireNonNull(chain.connection()).socket();
        // Or the request would wait for a receipt of the TLS handshake, which servers put off for 40 ms.
        socket.setTcpNoDelay(true);
        pending.socket = socket;
        if (!pending.depart()) {
            throw new ProtocolException("a request is sent once");
        }
        return chain.proceed(outgoing(chain));
    }

    /** The API key is the client's, whatever an interceptor has made of it, and stands there once. */
    private static Request outgoing(Chain chain) {
        // OkHttp's "Keep-Alive" says what HTTP/1.1 means anyway, and other transports do not say it.
        Request.Builder request = chain.request().newBuilder().removeHeader("Connection");
        String key = chain.call().request().header("Authorization");
        return key == null
                ? request.build()
                : request.header("Authorization", key).build();
    }

    /** Of the call, not of the request, whose tag an interceptor may have dropped. */
    private static PendingRequest pending(Chain chain) {
        return Objects.requireNonNull(chain.call().request().tag(PendingRequest.class));
    }
}
