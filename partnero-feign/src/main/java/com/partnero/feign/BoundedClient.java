package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.wire.BodyReader;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Holds the application's own Feign client to the deadline, and to one request. Clients differ in what their time-outs cover and
 * in whether they notice an interrupt. Each request therefore runs on its own thread, which also reads the body. The
 * caller waits no longer than the attempt may take. Thread-safe.
 */
final class BoundedClient implements Client {

    private final Client client;
    private final ExecutorService threads;

    BoundedClient(Client client, ExecutorService threads) {
        this.client = client;
        this.threads = threads;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        Attempt attempt = (Attempt) options;
        Request once = Request.create(
                request.httpMethod(),
                request.url(),
                new HeadersOnce(attempt.headers(request)),
                request.body(),
                request.charset(),
                request.requestTemplate());
        attempt.start();
        Answer answer = new Answer();
        Future<Response> exchange = threads.submit(() -> whole(answer.begun(client.execute(once, options)), attempt));
        try {
            return exchange.get(attempt.limits().whole().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(exchange, answer);
            throw new UnansweredException(AttemptFailedException.timedOut(true));
        } catch (InterruptedException e) {
            abandon(exchange, answer);
            Thread.currentThread().interrupt();
            throw new UnansweredException(AttemptFailedException.interrupted(true));
        } catch (ExecutionException e) {
            throw new UnansweredException(failure(e.getCause()));
        }
    }

    /**
     * Only the kind of the exception shows what such a client has sent. Those that only connecting can cause prove that nothing
     * was sent, since {@link HeadersOnce} rules out an earlier request. TLS may fail at any time, so its failures prove nothing.
     */
    private static AttemptFailedException failure(@Nullable Throwable cause) {
        if (cause instanceof UnansweredException stopped) {
            return stopped.failure();
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return AttemptFailedException.notConnected(false, ConnectionProblem.CONNECT_TIMEOUT, cause);
        }
        if (cause instanceof HttpTimeoutException || cause instanceof SocketTimeoutException) {
            return AttemptFailedException.timedOut(true);
        }
        boolean connecting = cause instanceof UnknownHostException
                || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException;
        return AttemptFailedException.notConnected(!connecting, ConnectionProblem.of(cause), cause);
    }

    /** On another thread, because some clients' streams cannot be closed while they are read. */
    private void abandon(Future<Response> exchange, Answer answer) {
        exchange.cancel(true);
        threads.execute(answer::abandon);
    }

    /** The answer with its body read. A body that cannot be read does not hide the status. */
    private static Response whole(Response response, Attempt attempt) {
        Response.Builder whole = response.toBuilder();
        try (response) {
            if (response.body() == null) {
                return whole.body(CollectedBody.whole(new byte[0], attempt)).build();
            }
            try (InputStream stream = response.body().asInputStream()) {
                byte[] bytes = BodyReader.read(stream, attempt.limits().maxBodyBytes());
                return whole.body(bytes == null ? CollectedBody.tooLarge(attempt) : CollectedBody.whole(bytes, attempt))
                        .build();
            }
        } catch (IOException e) {
            return whole.body(CollectedBody.flawed("it breaks off", attempt)).build();
        }
    }

    /** An answer that another thread can close while it is read: not every client's stream notices an interrupt. */
    private static final class Answer {

        private @Nullable Response response;
        private boolean abandoned;

        synchronized Response begun(Response begun) throws IOException {
            if (abandoned) {
                begun.close();
                throw new IOException("the caller no longer waits for the answer");
            }
            response = begun;
            return begun;
        }

        synchronized void abandon() {
            abandoned = true;
            if (response != null) {
                response.close();
            }
        }
    }
}
