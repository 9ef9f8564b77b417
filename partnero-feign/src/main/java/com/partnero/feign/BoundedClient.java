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
import org.jspecify.annotations.Nullable;

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
        Answer answer = new Answer();
        Future<Response> exchange =
                threads.submit(() -> whole(answer.begun(client.execute(request, options)), attempt));
        try {
            return exchange.get(attempt.limit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(exchange, answer);
            throw new UnansweredException(AttemptFailedException.timedOut(true));
        } catch (InterruptedException e) {
            abandon(exchange, answer);
            Thread.currentThread().interrupt();
            throw new UnansweredException(AttemptFailedException.interrupted(true));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new UnansweredException(AttemptFailedException.lost("the HTTP client broke"));
        }
    }

    /** On another thread, because some clients' streams cannot be closed while they are read. */
    private void abandon(Future<Response> exchange, Answer answer) {
        exchange.cancel(true);
        threads.execute(answer::abandon);
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

    /** An answer that can be closed under the thread that reads it: not every client's stream heeds an interrupt. */
    private static final class Answer {

        private @Nullable Response response;
        private boolean abandoned;

        synchronized Response begun(Response begun) throws IOException {
            if (abandoned) {
                begun.close();
                throw new IOException("nobody waits for the answer any more");
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
