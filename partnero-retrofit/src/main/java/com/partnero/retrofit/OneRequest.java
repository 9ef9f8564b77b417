package com.partnero.retrofit;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor.Chain;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Interceptors that hold OkHttp, and a user's interceptors, to one request for each {@link Attempt}.
 *
 * <p>One-shot bodies and switches stop most of OkHttp's own repetitions, not all: a GET that is answered by 503 with
 * {@code Retry-After: 0} is sent again at once, and 407 without a proxy becomes an exception. Where OkHttp decides that, it
 * sees every answer as 200. A user's interceptors, further out and further in, see the truth.
 */
final class OneRequest {

    private OneRequest() {}

    /** In the order in which a request passes; a user's application interceptors, OkHttp and network interceptors between. */
    static void guard(OkHttpClient.Builder http) {
        http.interceptors().add(0, OneRequest::receive);
        http.addInterceptor(OneRequest::unmask);
        http.networkInterceptors().add(0, OneRequest::mask);
        http.addNetworkInterceptor(OneRequest::send);
    }

    /** Reads the body here, on OkHttp's thread: Retrofit would read that of a failure without a limit. */
    private static Response receive(Chain chain) throws IOException {
        try {
            Response response = chain.proceed(chain.request());
            attempt(chain).receive(response, chain.call());
            return withoutBody(response);
        } catch (RuntimeException e) {
            // A user's interceptor broke; OkHttp would let it end the thread, and with it an Android app.
            throw new IOException(e);
        }
    }

    /** Whoever proceeds twice gets the first answer twice. */
    private static Response unmask(Chain chain) throws IOException {
        Attempt attempt = attempt(chain);
        Response earlier = attempt.answered();
        if (earlier != null) {
            return earlier;
        }
        Response response = chain.proceed(chain.request());
        Response unmasked = response.newBuilder().code(attempt.status()).build();
        attempt.answered(withoutBody(unmasked));
        return unmasked;
    }

    private static Response mask(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        attempt(chain).status(response.code());
        return response.newBuilder().code(200).build();
    }

    private static Response send(Chain chain) throws IOException {
        if (!attempt(chain).depart()) {
            throw new ProtocolException("a request is sent once");
        }
        // OkHttp's "Keep-Alive" says what HTTP/1.1 means anyway, and other transports do not say it.
        return chain.proceed(
                chain.request().newBuilder().removeHeader("Connection").build());
    }

    /** Of the call, not of the request, whose tag an interceptor may have dropped. */
    private static Attempt attempt(Chain chain) {
        @Nullable Attempt attempt = chain.call().request().tag(Attempt.class);
        if (attempt == null) {
            throw new IllegalStateException("a request without an attempt");
        }
        return attempt;
    }

    private static Response withoutBody(Response response) {
        return response.newBuilder()
                .body(ResponseBody.create(new byte[0], null))
                .build();
    }
}
