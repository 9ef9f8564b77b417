package com.partnero.examples.transport;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Transport;
import com.partnero.wire.Answers;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import com.partnero.wire.RequestHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Implements the driven port with the JDK's HTTP client. Every method makes one {@link Attempt}. Thread-safe. */
final class OwnTransport implements Transport {

    private final ClientSettings settings;
    private final RequestHeaders headers;
    private final GsonFormat format = new GsonFormat();
    private final Answers answers;
    private final Executor threads = threads();
    private final Deque<HttpClient> idle = new ConcurrentLinkedDeque<>();

    OwnTransport(ClientSettings settings) {
        this.settings = settings;
        headers = new RequestHeaders(settings, "own");
        answers = new Answers(format, settings.responseLimits());
    }

    // snippet: own-transport-client
    /** A client that no other request uses. Its previous request ended its connection, so it opens a new one. */
    private HttpClient client() {
        HttpClient taken = idle.pollFirst();
        if (taken != null) {
            return taken;
        }
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // a broken connection concerns one sale
                .followRedirects(HttpClient.Redirect.NEVER) // they would take the sale and the API key elsewhere
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }
    // end

    /** Never shut down, because the clients still clean up on it after the last attempt. Idle threads end by themselves. */
    private static Executor threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), OwnTransport::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "own-transport", 0, false);
        thread.setDaemon(true);
        return thread;
    }

    // snippet: own-transport-operation
    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return send(Transaction.class, Operation.CREATE, "/transactions", sale, context);
    }
    // end

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        AttemptLimits limits = AttemptLimits.of(settings, batch, context.timeLeft());
        return send(List.class, Operation.CREATE_ALL, "/transactions", batch, limits, context);
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return send(Transaction.class, Operation.FIND, "/transactions/" + Paths.encode(key), null, context);
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        String key = query.key() == null ? "" : "key=" + Paths.encode(query.key()) + "&";
        String page = "/transactions?" + key + "limit=" + query.limit() + "&page=" + query.page();
        AttemptLimits limits = AttemptLimits.of(settings, query, context.timeLeft());
        return send(Page.class, Operation.LIST, page, null, limits, context);
    }

    // snippet: own-transport-delete
    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        if (Paths.fitsSegment(key)) {
            send(void.class, Operation.DELETE, "/transactions/" + Paths.encode(key), null, context);
        } else {
            send(void.class, Operation.DELETE, "/transactions", RequestBodies.key(key), context);
        }
    }
    // end

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        String path = "/customers/" + Paths.encode(customerId) + "/balance";
        return send(CustomerBalance.class, Operation.BALANCE, path, null, context);
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        String path = "/customers/" + Paths.encode(credit.customerId()) + "/balance/credit";
        send(void.class, Operation.CREDIT, path, credit, context);
    }

    /** The JDK's clients end by themselves when nothing refers to them. From Java 21 on, shutdownNow() can end them here. */
    @Override
    public void close() {
        idle.clear();
    }

    private <T extends @Nullable Object> T send(
            Class<? super T> type, Operation operation, String path, @Nullable Object value, AttemptContext context)
            throws AttemptFailedException {
        AttemptLimits limits = AttemptLimits.of(settings, operation, context.timeLeft());
        return send(type, operation, path, value, limits, context);
    }

    // snippet: own-transport-send
    @SuppressWarnings({"unchecked", "NullAway"}) // Answers returns an instance of the class; null for void.
    private <T extends @Nullable Object> T send(
            Class<? super T> type,
            Operation operation,
            String path,
            @Nullable Object value,
            AttemptLimits limits,
            AttemptContext context)
            throws AttemptFailedException {
        Attempt attempt = new Attempt(limits.maxBodyBytes());
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + path));
            headers.forRequest(context).forEach(request::header);
            if (value != null) {
                request.header("Content-Type", RequestHeaders.JSON)
                        .method(operation.method(), attempt.body(format.write(RequestBodies.of(value))));
            } else if (operation == Operation.DELETE) {
                request.DELETE();
            }
        } catch (IOException | RuntimeException e) {
            // The message may contain the address, and the address may contain a key.
            throw AttemptFailedException.notSent("the request could not be made");
        }
        HttpClient http = client();
        HttpAnswer answer;
        try {
            answer = attempt.run(http, request.build(), limits.whole());
        } finally {
            if (attempt.isWhole()) {
                idle.addFirst(http);
            }
        }
        return (T) answers.read(type, answer, limits, context);
    }
    // end
}
