package com.partnero.spring.boot;

import com.partnero.CallOptions;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service, on demand, whether it is there and accepts the API key: it lists the ten newest transactions and discards
 * them.
 *
 * <p>The program's own client asks, whatever its transport is. A probe therefore uses the address, the key, the proxy and the
 * certificates of every other call, and counts as one for health and metrics. One probe runs at a time. Thread-safe.
 *
 * @since 0.1.0
 */
public final class PartneroProbe {

    /** Parts of the service's own software allow no fewer rows. */
    private static final int ROWS = 10;

    private final PartneroClients clients;
    private final AtomicBoolean busy = new AtomicBoolean();

    PartneroProbe(PartneroClients clients) {
        this.clients = clients;
    }

    /**
     * The result of a probe.
     *
     * @param asked whether a request was made and ended
     * @param reachable whether an answer came
     * @param keyAccepted whether the service accepted the API key; null if the answer does not show it
     * @param status the HTTP status, or null
     * @param milliseconds how long it took
     * @param message the meaning, in a few words
     * @since 0.1.0
     */
    public record Result(
            boolean asked,
            boolean reachable,
            @Nullable Boolean keyAccepted,
            @Nullable Integer status,
            long milliseconds,
            String message) {}

    /**
     * Probes the service of a program. Waits for the answer, but no longer than a call would.
     *
     * @param client the program's name
     * @return what it found; failures are part of it. No request is made while another probe is running
     * @throws IllegalArgumentException if no such program is configured
     */
    public Result probe(String client) {
        clients.properties(client);
        if (!busy.compareAndSet(false, true)) {
            return notAsked(System.nanoTime(), "another probe is running");
        }
        try {
            return ask(client);
        } finally {
            busy.set(false);
        }
    }

    private Result ask(String client) {
        long start = System.nanoTime();
        AtomicReference<@Nullable Integer> status = new AtomicReference<>();
        try {
            Partnero partnero = clients.get(client)
                    .with(CallOptions.none().withAnswerListener((answered, requestId) -> status.set(answered)));
            partnero.transactions().list(TransactionQuery.all().withLimit(ROWS));
            return new Result(true, true, true, status.get(), since(start), "the service accepts the API key");
        } catch (PartneroException e) {
            return failed(e, start);
        } catch (InvalidClientException e) {
            return notAsked(start, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return notAsked(start, "the configuration does not allow a request");
        }
    }

    private static Result failed(PartneroException e, long start) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof PartneroInterruptedException) {
            return notAsked(start, "interrupted");
        }
        if (e instanceof PartneroClosedException) {
            return notAsked(start, "the client has been closed");
        }
        Integer status = e.status();
        if (e instanceof PartneroAuthenticationException) {
            return status == null
                    ? notAsked(start, message)
                    : new Result(true, true, false, status, since(start), "the service refuses the API key");
        }
        return status == null
                ? new Result(true, false, null, null, since(start), "the service cannot be reached: " + message)
                : new Result(
                        true, true, null, status, since(start), "the service answers, but not as expected: " + message);
    }

    private static Result notAsked(long start, String message) {
        return new Result(false, false, null, null, since(start), message);
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
