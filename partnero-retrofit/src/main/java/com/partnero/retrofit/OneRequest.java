package com.partnero.retrofit;

import static java.net.HttpURLConnection.HTTP_OK;

import com.partnero.retrofit.ConnectionRule.Verdict;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import java.util.Objects;
import okhttp3.Connection;
import okhttp3.Interceptor.Chain;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ConnectionShutdownException;

/**
 * Interceptors that limit OkHttp, and an application's interceptors, to one request for each {@link PendingRequest}, on a
 * connection that may carry it.
 *
 * <p>OkHttp may try a host's addresses one after the other, as long as nothing has been sent. No setting stops what it may do
 * afterwards: it resends a GET after a 503 with {@code Retry-After: 0} or after a lost connection, and throws an exception
 * for a 407 without a proxy. So the layer of OkHttp that decides this sees every answer as 200, and every loss as a {@link
 * ProtocolException}, the only exception after which it never sends again. The application's interceptors see the true
 * status.
 */
final class OneRequest {

    private static final String AUTHORIZATION = "Authorization";
    private static final ResponseBody EMPTY = ResponseBody.create(new byte[0], null);

    private OneRequest() {}

    /**
     * Adds the interceptors in the order in which a request passes them. An application's own interceptors and OkHttp
     * lie between.
     */
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
        pending.received();
        return response.newBuilder().body(EMPTY).build();
    }

    /** An interceptor that proceeds twice gets the first answer twice. */
    private static Response unmask(Chain chain) throws IOException {
        PendingRequest pending = pending(chain);
        if (pending.answered != null) {
            return pending.answered.newBuilder().body(EMPTY).build();
        }
        Response response = withStatus(chain.proceed(chain.request()), pending.status);
        pending.answered = response;
        return response;
    }

    private static Response withStatus(Response response, int status) {
        return response.code() == status
                ? response
                : response.newBuilder().code(status).build();
    }

    private static Response mask(Chain chain) throws IOException {
        PendingRequest pending = pending(chain);
        pending.pool().chosen(Objects.requireNonNull(chain.connection()), pending);
        try {
            Response response = chain.proceed(chain.request());
            pending.status = response.code();
            return withStatus(response, HTTP_OK);
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
        Pool pool = pending.pool();
        Connection connection = Objects.requireNonNull(chain.connection());
        // OkHttp may choose the connection of another host whose certificate is also valid for this one.
        boolean sameHost = connection
                .route()
                .address()
                .url()
                .host()
                .equals(chain.request().url().host());
        Verdict verdict = sameHost ? pool.verdict(connection, pending) : Verdict.NO;
        if (verdict != Verdict.YES && !pending.isSent()) {
            throw new UnfitConnectionException(connection, verdict);
        }
        Carrier carrier = new Carrier(
                pool, connection, pending.sockets(), pending.limits().maxRawBytes());
        if (!pending.depart(carrier)) {
            carrier.release();
            throw new ProtocolException("a request is sent once");
        }
        Response response;
        try {
            response = chain.proceed(outgoing(chain, carrier));
        } catch (ConnectionShutdownException e) {
            // The stream was not begun.
            pending.recall();
            carrier.release();
            throw new UnfitConnectionException(connection, Verdict.NO);
        }
        pool.answered(connection, pending);
        if (response.code() < HTTP_OK) {
            response.close();
            throw new InterimAnswerException(response.code());
        }
        return carrier.isShared() ? ExactBody.of(response) : response;
    }

    /** Restores the client's API key, whatever an interceptor has done to it, and sends it once. */
    private static Request outgoing(Chain chain, Carrier carrier) {
        List<String> keys = chain.call().request().headers(AUTHORIZATION);
        boolean unchanged = chain.request().headers(AUTHORIZATION).equals(keys);
        if (unchanged && carrier.isShared()) {
            return chain.request();
        }
        Request.Builder request = chain.request().newBuilder();
        if (!carrier.isShared()) {
            // OkHttp then closes the connection after the answer.
            request.header("Connection", "close");
        }
        if (!unchanged) {
            request.removeHeader(AUTHORIZATION);
            for (String key : keys) {
                request.addHeader(AUTHORIZATION, key);
            }
        }
        return request.build();
    }

    /** The tag of the call; an interceptor may have dropped the tag of the request. */
    private static PendingRequest pending(Chain chain) {
        return Objects.requireNonNull(chain.call().request().tag(PendingRequest.class));
    }
}
