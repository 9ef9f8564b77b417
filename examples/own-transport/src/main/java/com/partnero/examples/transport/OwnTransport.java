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
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Transport;
import com.partnero.wire.Answers;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The driven port over the JDK's HTTP client: every method is one {@link Attempt}. Thread-safe. */
final class OwnTransport implements Transport {

    private final ClientSettings settings;
    private final RequestHeaders headers;
    private final GsonFormat format = new GsonFormat();
    private final Answers answers;
    private final HttpClient http;

    OwnTransport(ClientSettings settings) {
        this.settings = settings;
        headers = new RequestHeaders(settings, "own");
        answers = new Answers(format, settings.responseLimits());
        // snippet: own-transport-client
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // a broken connection concerns one sale
                .followRedirects(HttpClient.Redirect.NEVER) // they would take the sale and the API key elsewhere
                .connectTimeout(settings.connectTimeout())
                .executor(threads())
                .build();
        // end
    }

    /** Never shut down, because the client tidies up on it after the last attempt; what is idle ends by itself. */
    private static Executor threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), OwnTransport::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "own-transport");
        thread.setDaemon(true);
        return thread;
    }

    // snippet: own-transport-operation
    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return answers.transaction(
                send(Operation.CREATE, Paths.TRANSACTIONS, RequestBodies.transaction(sale), context));
    }
    // end

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return answers.transactions(
                send(Operation.CREATE_ALL, Paths.TRANSACTIONS, RequestBodies.transactions(batch), context));
    }

    // snippet: own-transport-fetch
    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        if (!Paths.fitsSegment(key)) {
            return answers.fetchedByQuery(query(TransactionQuery.byKey(key), context), key);
        }
        return answers.fetched(send(Operation.FIND, transaction(key), null, context));
    }
    // end

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return answers.page(query(query, context), query);
    }

    private HttpAnswer query(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        String key = query.key() == null ? "" : "key=" + Paths.encode(query.key()) + "&";
        String page = "limit=" + query.limit() + "&page=" + query.page();
        return send(Operation.LIST, Paths.TRANSACTIONS + "?" + key + page, null, context);
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        answers.done(
                Paths.fitsSegment(key)
                        ? send(Operation.DELETE, transaction(key), null, context)
                        : send(Operation.DELETE, Paths.TRANSACTIONS, RequestBodies.key(key), context));
    }

    private static String transaction(String key) {
        return Paths.TRANSACTION.replace("{key}", Paths.encode(key));
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        String path = Paths.BALANCE.replace("{id}", Paths.encode(customerId));
        return answers.balance(send(Operation.BALANCE, path, null, context));
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        String path = Paths.CREDIT.replace("{id}", Paths.encode(credit.customerId()));
        answers.done(send(Operation.CREDIT, path, RequestBodies.credit(credit), context));
    }

    /** The JDK's client ends by itself when nobody holds it any more. From Java 21 on, shutdownNow() ends it here. */
    @Override
    public void close() {}

    // snippet: own-transport-send
    private HttpAnswer send(Operation operation, String path, @Nullable WireBody body, AttemptContext context)
            throws AttemptFailedException {
        Attempt attempt = new Attempt(settings.responseLimits().maxBodyBytes(operation));
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/" + path));
            headers.forRequest(context).forEach(request::header);
            if (body != null) {
                request.header("Content-Type", RequestHeaders.JSON)
                        .method(operation.method(), attempt.body(format.write(body)));
            } else if (operation == Operation.DELETE) {
                request.DELETE();
            }
        } catch (IOException | RuntimeException e) {
            // Its message may quote the address, and with it a key.
            throw AttemptFailedException.notSent("the request could not be made");
        }
        return attempt.run(http, request.build(), limit(context.timeLeft()));
    }

    private Duration limit(Duration timeLeft) {
        return shorter(timeLeft, longer(settings.connectTimeout(), settings.readTimeout()));
    }
    // end

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
