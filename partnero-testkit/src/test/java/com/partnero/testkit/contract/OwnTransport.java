package com.partnero.testkit.contract;

import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.balances.Credit;
import com.partnero.balances.CustomerBalance;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Transport;
import com.partnero.transactions.NewTransaction;
import com.partnero.transactions.NewTransactionBatch;
import com.partnero.transactions.Transaction;
import com.partnero.transactions.TransactionQuery;
import com.partnero.wire.Answers;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireBody;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;

/** A whole transport in one file: the JDK's HTTP client and Gson. Thread-safe. */
final class OwnTransport implements Transport {

    private final ClientSettings settings;
    private final RequestHeaders headers;
    private final GsonFormat format = new GsonFormat();
    private final Answers answers;
    private final ExecutorService threads = Executors.newCachedThreadPool(OwnTransport::daemon);
    private final HttpClient http;

    OwnTransport(ClientSettings settings) {
        this.settings = settings;
        headers = new RequestHeaders(settings, "own");
        answers = new Answers(format, settings.responseLimits());
        // No redirects: they would take the sale, and the API key, to another place.
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "own-transport");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Transaction create(NewTransaction sale, Duration timeLeft) throws AttemptFailedException {
        return answers.transaction(
                send(Operation.CREATE, Paths.TRANSACTIONS, RequestBodies.transaction(sale), timeLeft));
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, Duration timeLeft) throws AttemptFailedException {
        return answers.transactions(
                send(Operation.CREATE_ALL, Paths.TRANSACTIONS, RequestBodies.transactions(batch), timeLeft));
    }

    @Override
    public Transaction fetch(String key, Duration timeLeft) throws AttemptFailedException {
        if (!Paths.fitsSegment(key)) {
            return answers.fetchedByQuery(query(TransactionQuery.byKey(key), timeLeft), key);
        }
        return answers.fetched(send(Operation.FIND, Paths.TRANSACTION.replace("{key}", Paths.encode(key)), timeLeft));
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, Duration timeLeft) throws AttemptFailedException {
        return answers.page(query(query, timeLeft), query);
    }

    private HttpAnswer query(TransactionQuery query, Duration timeLeft) throws AttemptFailedException {
        String key = query.key() == null ? "" : "key=" + Paths.encode(query.key()) + "&";
        String page = "limit=" + query.limit() + "&page=" + query.page();
        return send(Operation.LIST, Paths.TRANSACTIONS + "?" + key + page, timeLeft);
    }

    @Override
    public void delete(String key, Duration timeLeft) throws AttemptFailedException {
        answers.done(
                Paths.fitsSegment(key)
                        ? send(Operation.DELETE, Paths.TRANSACTION.replace("{key}", Paths.encode(key)), timeLeft)
                        : send(Operation.DELETE, Paths.TRANSACTIONS, RequestBodies.key(key), timeLeft));
    }

    @Override
    public CustomerBalance balance(String customerId, Duration timeLeft) throws AttemptFailedException {
        String path = Paths.BALANCE.replace("{id}", Paths.encode(customerId));
        return answers.balance(send(Operation.BALANCE, path, timeLeft));
    }

    @Override
    public void credit(Credit credit, Duration timeLeft) throws AttemptFailedException {
        String path = Paths.CREDIT.replace("{id}", Paths.encode(credit.customerId()));
        answers.done(send(Operation.CREDIT, path, RequestBodies.credit(credit), timeLeft));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private HttpAnswer send(Operation operation, String path, Duration timeLeft) throws AttemptFailedException {
        // Nobody tells whether a request without a body has left, so it may have.
        return send(operation, request(operation, path, BodyPublishers.noBody()), () -> true, timeLeft);
    }

    private HttpAnswer send(Operation operation, String path, WireBody body, Duration timeLeft)
            throws AttemptFailedException {
        OneShot json = new OneShot(format.write(body));
        HttpRequest.Builder request = request(operation, path, json).header("Content-Type", RequestHeaders.JSON);
        return send(operation, request, json::isTaken, timeLeft);
    }

    private HttpRequest.Builder request(Operation operation, String path, BodyPublisher body)
            throws AttemptFailedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/" + path));
        switch (operation.method()) {
            case "GET" -> request.GET();
            case "POST" -> request.POST(body);
            default -> {
                if (body.contentLength() == 0) {
                    request.DELETE();
                } else {
                    request.method("DELETE", body);
                }
            }
        }
        for (Map.Entry<String, String> header : headers.forRequest().entrySet()) {
            request.header(header.getKey(), header.getValue());
        }
        return request;
    }

    /** One request; whatever the other side does, the caller waits no longer than the attempt may take. */
    private HttpAnswer send(
            Operation operation, HttpRequest.Builder request, BooleanSupplier maybeSent, Duration timeLeft)
            throws AttemptFailedException {
        Duration limit = min(timeLeft, settings.connectTimeout().plus(settings.readTimeout()));
        Incoming incoming = new Incoming(settings.responseLimits().maxBodyBytes(operation));
        CompletableFuture<HttpResponse<Void>> exchange = http.sendAsync(request.build(), incoming::begin);
        try {
            exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return incoming.whole();
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return incoming.partOr("too slow", AttemptFailedException.timedOut(maybeSent.getAsBoolean()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw AttemptFailedException.interrupted(maybeSent.getAsBoolean());
        } catch (ExecutionException e) {
            return incoming.partOr("cut off", classify(e.getCause(), maybeSent.getAsBoolean()));
        }
    }

    /** A body that can be taken once, so that nothing under this class sends it again; the client takes it when connected. */
    private static final class OneShot implements BodyPublisher {

        private final BodyPublisher body;
        private final AtomicBoolean taken = new AtomicBoolean();

        OneShot(byte[] bytes) {
            body = BodyPublishers.ofByteArray(bytes);
        }

        boolean isTaken() {
            return taken.get();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            if (!taken.compareAndSet(false, true)) {
                throw new IllegalStateException("this sale was sent before");
            }
            body.subscribe(subscriber);
        }
    }

    /** What has come of an answer so far. */
    private static final class Incoming implements Consumer<Optional<byte[]>> {

        private final int limit;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private volatile ResponseInfo head;
        private volatile boolean tooLarge;

        Incoming(int limit) {
            this.limit = limit;
        }

        BodySubscriber<Void> begin(ResponseInfo info) {
            head = info;
            return BodySubscribers.ofByteArrayConsumer(this);
        }

        @Override
        public void accept(Optional<byte[]> chunk) {
            tooLarge =
                    tooLarge || body.size() + chunk.map(bytes -> bytes.length).orElse(0) > limit;
            if (tooLarge) {
                throw new IllegalStateException("too large"); // ends the exchange
            }
            chunk.ifPresent(body::writeBytes);
        }

        HttpAnswer whole() {
            return HttpAnswer.of(head.statusCode(), header(), body.toByteArray());
        }

        HttpAnswer partOr(String flaw, AttemptFailedException nothing) throws AttemptFailedException {
            if (head == null) {
                throw nothing;
            }
            return HttpAnswer.withoutBody(head.statusCode(), header(), tooLarge ? "too large" : flaw);
        }

        private HttpAnswer.Headers header() {
            return name -> head.headers().firstValue(name).orElse(null);
        }
    }

    /** When in doubt, the request may have been sent. */
    private static AttemptFailedException classify(Throwable failure, boolean maybeSent) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return AttemptFailedException.notSent("no connection could be made");
        }
        boolean noTls = String.valueOf(failure.getMessage()).contains("nrecognized SSL message");
        if (failure instanceof SSLHandshakeException || noTls || !maybeSent) {
            return AttemptFailedException.notSent("no connection could be secured");
        }
        return AttemptFailedException.lost("the connection broke");
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
