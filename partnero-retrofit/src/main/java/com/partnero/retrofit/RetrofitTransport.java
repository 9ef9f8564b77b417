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
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Transport;
import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import java.util.List;

/**
 * The driven port over Retrofit. Each method calls one method of {@link PartneroApi}, which sends one request.
 * Thread-safe.
 */
final class RetrofitTransport implements Transport {

    private final PartneroApi api;
    private final ClientSettings settings;
    private final Runnable release;

    RetrofitTransport(PartneroApi api, ClientSettings settings, Runnable release) {
        this.api = api;
        this.settings = settings;
        this.release = release;
    }

    @Override
    public void checkThread() {
        MainThread.refuse();
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return api.create(sale).run(limits(Operation.CREATE, context), context);
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return api.createAll(batch).run(AttemptLimits.of(settings, batch, context.timeLeft()), context);
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return api.fetch(key).run(limits(Operation.FIND, context), context);
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return api.list(query.key(), query.limit(), query.page())
                .run(AttemptLimits.of(settings, query, context.timeLeft()), context);
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        (Paths.fitsSegment(key) ? api.delete(key) : api.deleteByBody(RequestBodies.key(key)))
                .run(limits(Operation.DELETE, context), context);
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return api.balance(customerId).run(limits(Operation.BALANCE, context), context);
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        api.credit(credit.customerId(), credit).run(limits(Operation.CREDIT, context), context);
    }

    private AttemptLimits limits(Operation operation, AttemptContext context) {
        return AttemptLimits.of(settings, operation, context.timeLeft());
    }

    @Override
    public void close() {
        release.run();
    }
}
