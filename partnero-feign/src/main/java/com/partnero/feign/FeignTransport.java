package com.partnero.feign;

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
import com.partnero.wire.RequestHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The driven port over Feign: one method of {@link FeignApi}, one request, one answer. Thread-safe. */
final class FeignTransport implements Transport {

    private final FeignApi api;
    private final ClientSettings settings;
    private final RequestHeaders headers;
    private final @Nullable Connections connections;

    /** @param connections what to close, or null if it is another's */
    FeignTransport(FeignApi api, ClientSettings settings, @Nullable Connections connections) {
        this.api = api;
        this.settings = settings;
        this.connections = connections;
        headers = new RequestHeaders(settings, "feign");
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return api.create(sale, attempt(Operation.CREATE, context));
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return api.createAll(batch, attempt(AttemptLimits.of(settings, batch, context.timeLeft()), context));
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return api.fetch(Paths.encode(key), attempt(Operation.FIND, context));
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return api.list(query, attempt(AttemptLimits.of(settings, query, context.timeLeft()), context));
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        if (Paths.fitsSegment(key)) {
            api.delete(Paths.encode(key), attempt(Operation.DELETE, context));
        } else {
            api.deleteByBody(RequestBodies.key(key), attempt(Operation.DELETE, context));
        }
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return api.balance(Paths.encode(customerId), attempt(Operation.BALANCE, context));
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        api.credit(Paths.encode(credit.customerId()), credit, attempt(Operation.CREDIT, context));
    }

    private Attempt attempt(Operation operation, AttemptContext context) {
        return attempt(AttemptLimits.of(settings, operation, context.timeLeft()), context);
    }

    private Attempt attempt(AttemptLimits limits, AttemptContext context) {
        return new Attempt(limits, context, headers.forRequest(context));
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.close();
        }
    }
}
