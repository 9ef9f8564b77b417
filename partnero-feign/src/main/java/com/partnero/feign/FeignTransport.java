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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The driven port over Feign: one method of {@link FeignApi}, one request, one answer. Thread-safe. */
final class FeignTransport implements Transport {

    private final FeignApi api;
    private final ClientSettings settings;
    private final RequestHeaders headers;
    private final boolean freshConnectionForWrites;
    private final Runnable end;

    /**
     * @param freshConnectionForWrites whether no write uses a kept connection
     * @param end closes the connections
     */
    FeignTransport(FeignApi api, ClientSettings settings, boolean freshConnectionForWrites, Runnable end) {
        this.api = api;
        this.settings = settings;
        this.freshConnectionForWrites = freshConnectionForWrites;
        this.end = end;
        headers = new RequestHeaders(settings, "feign");
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        Attempt attempt = attempt(Operation.CREATE, context);
        boolean named = false;
        try {
            Transaction recorded = api.create(sale, attempt);
            named = Objects.equals(sale.key(), recorded.key());
            return recorded;
        } finally {
            if (!named) {
                attempt.doubt();
            }
        }
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        AttemptLimits limits = AttemptLimits.of(settings, batch, context.timeLeft());
        Attempt attempt = attempt(limits, Operation.CREATE_ALL, context);
        boolean named = false;
        try {
            List<Transaction> recorded = api.createAll(batch, attempt);
            Set<@Nullable String> keys = new HashSet<>();
            batch.transactions().forEach(sale -> keys.add(sale.key()));
            named = !recorded.isEmpty() && recorded.stream().allMatch(row -> keys.contains(row.key()));
            return recorded;
        } finally {
            if (!named) {
                attempt.doubt();
            }
        }
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return api.fetch(Paths.encode(key), attempt(Operation.FIND, context));
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return api.list(query, attempt(AttemptLimits.of(settings, query, context.timeLeft()), Operation.LIST, context));
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
        return attempt(AttemptLimits.of(settings, operation, context.timeLeft()), operation, context);
    }

    private Attempt attempt(AttemptLimits limits, Operation operation, AttemptContext context) {
        boolean fresh = context.needsFreshConnection() || freshConnectionForWrites && operation.isWrite();
        return new Attempt(limits, context, headers.forRequest(context), fresh);
    }

    @Override
    public void close() {
        end.run();
    }
}
