package com.partnero.feign;

import com.partnero.spi.AttemptFailedException;
import com.partnero.wire.BodyReader;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Holds somebody else's Feign client to the deadline. Clients differ in what their time-outs cover and whether they notice
 * an interrupt, so each request runs on a thread of its own, and the caller waits no longer than the attempt may take. The
 * body is read there too. Thread-safe.
 */
final class BoundedClient implements Client {

    private final Client client;
    private final ExecutorService threads;

    BoundedClient(Client client, ExecutorService threads) {
        this.client = client;
        this.threads = threads;
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        Attempt attempt = (Attempt) options;
        attempt.start();
        Future<Response> exchange = threads.submit(() -> whole(client.execute(request, options), attempt));
        try {
            return exchange.get(attempt.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new UnansweredException(AttemptFailedException.timedOut(true));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnansweredException(AttemptFailedException.interrupted(true));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new UnansweredException(AttemptFailedException.lost("the HTTP client broke"));
        }
    }

    /** The answer with its body read; with a broken one if that fails, so that the status is not lost with it. */
    private static Response whole(Response response, Attempt attempt) {
        Response.Builder whole = response.toBuilder();
        try (response) {
            if (response.body() == null) {
                return whole.body(new byte[0]).build();
            }
            try (InputStream stream = response.body().asInputStream()) {
                byte[] bytes = BodyReader.read(stream, attempt.maxBodyBytes());
                return bytes == null
                        ? BrokenBody.in(whole, "larger than " + attempt.maxBodyBytes() + " bytes")
                                .build()
                        : whole.body(bytes).build();
            }
        } catch (IOException e) {
            return BrokenBody.in(whole, "it breaks off").build();
        }
    }
}
