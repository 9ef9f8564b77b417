package com.partnero.micrometer;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Transport;
import java.util.List;

/** Keeps nothing: what becomes of a key is in its hash. Of a hundred, one loses every answer and nine are refused. */
final class ScriptedTransport implements Transport {

    private static void answer(String key, int refusal, AttemptContext context) throws AttemptFailedException {
        int kind = Math.floorMod(key.hashCode(), 100);
        if (kind == 0) {
            throw AttemptFailedException.lost("the connection broke");
        }
        context.answered(kind < 10 ? refusal : 200, null);
        if (kind < 10) {
            throw AttemptFailedException.answered(ServiceReply.of(refusal));
        }
    }

    private static Transaction row(String key) {
        return Transaction.builder().key(key).build();
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        String key = String.valueOf(sale.key());
        answer(key, 422, context);
        return row(key);
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        answer(key, 404, context);
        return row(key);
    }

    /** No row, the one that is looked for, or two. */
    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) {
        String key = String.valueOf(query.key());
        context.answered(200, null);
        int rows = Math.floorMod(key.hashCode() / 100, 3);
        return Page.of(List.of(row(key), row(key)).subList(0, rows), 1).build();
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        answer(key, 404, context);
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        answer(credit.customerId(), 404, context);
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
