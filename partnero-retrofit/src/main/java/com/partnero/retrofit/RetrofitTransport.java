package com.partnero.retrofit;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The driven port over Retrofit: one method of {@link PartneroApi}, one request, one answer. Thread-safe. */
final class RetrofitTransport implements Transport {

    private final PartneroApi api;
    private final ClientSettings settings;
    private final Answers answers;
    private final RequestHeaders headers;
    private final Runnable release;

    RetrofitTransport(PartneroApi api, ClientSettings settings, Answers answers, Runnable release) {
        this.api = api;
        this.settings = settings;
        this.answers = answers;
        this.release = release;
        headers = new RequestHeaders(settings, "retrofit");
    }

    @Override
    public void checkThread() {
        MainThread.refuse();
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return answers.transaction(exchange(
                Operation.CREATE,
                context,
                (headers, attempt) -> api.create(RequestBodies.transaction(sale), headers, attempt)));
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return answers.transactions(exchange(
                Operation.CREATE_ALL,
                context,
                (headers, attempt) -> api.create(RequestBodies.transactions(batch), headers, attempt)));
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        if (!Paths.fitsSegment(key)) {
            return answers.fetchedByQuery(get(TransactionQuery.byKey(key), context), key);
        }
        return answers.fetched(exchange(
                Operation.FIND, context, (headers, attempt) -> api.fetch(Paths.encode(key), headers, attempt)));
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return answers.page(get(query, context), query);
    }

    private HttpAnswer get(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        @Nullable String key = query.key() == null ? null : Paths.encode(query.key());
        return exchange(
                Operation.LIST,
                context,
                (headers, attempt) -> api.list(key, query.limit(), query.page(), headers, attempt));
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        answers.done(exchange(
                Operation.DELETE,
                context,
                (headers, attempt) -> Paths.fitsSegment(key)
                        ? api.delete(Paths.encode(key), headers, attempt)
                        : api.deleteByBody(RequestBodies.key(key), headers, attempt)));
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return answers.balance(exchange(
                Operation.BALANCE,
                context,
                (headers, attempt) -> api.balance(Paths.encode(customerId), headers, attempt)));
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        answers.done(exchange(
                Operation.CREDIT,
                context,
                (headers, attempt) ->
                        api.credit(Paths.encode(credit.customerId()), RequestBodies.credit(credit), headers, attempt)));
    }

    @Override
    public void close() {
        release.run();
    }

    /** One request by the declared interface. */
    @FunctionalInterface
    private interface Exchange {
        Call<Void> prepare(Map<String, String> headers, Attempt attempt);
    }

    private HttpAnswer exchange(Operation operation, AttemptContext context, Exchange exchange)
            throws AttemptFailedException {
        Attempt attempt = new Attempt(settings.responseLimits().maxBodyBytes(operation));
        Duration limit = limit(context.timeLeft());
        Call<Void> call;
        try {
            call = exchange.prepare(headers.forRequest(context), attempt);
            call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) {
            throw AttemptFailedException.notSent(
                    "the request could not be made: " + e.getClass().getName());
        }
        return attempt.run(call, limit);
    }

    private Duration limit(Duration timeLeft) {
        Duration connect = settings.connectTimeout();
        Duration read = settings.readTimeout();
        Duration attempt = connect.compareTo(read) < 0 ? read : connect;
        return attempt.compareTo(timeLeft) < 0 ? attempt : timeLeft;
    }
}
