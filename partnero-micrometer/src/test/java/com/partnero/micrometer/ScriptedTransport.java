package com.partnero.micrometer;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import com.partnero.spi.PartneroObserver;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keeps nothing: what becomes of a key is in its hash. Of a hundred, one loses every answer and nine are refused. */
final class ScriptedTransport implements Transport {

    private final PartneroObserver observer;

    ScriptedTransport(PartneroObserver observer) {
        this.observer = observer;
    }

    private void answer(String key, int refusal) throws AttemptFailedException {
        int kind = Math.floorMod(key.hashCode(), 100);
        if (kind == 0) {
            throw AttemptFailedException.lost("the connection broke");
        }
        observer.answered(kind < 10 ? refusal : 200);
        if (kind < 10) {
            throw AttemptFailedException.answered(Effect.REFUSED, refusal, null, null, null, Map.of());
        }
    }

    private static Transaction row(String key) {
        return Transaction.builder().key(key).build();
    }

    @Override
    public Transaction create(NewTransaction sale, Duration timeLeft) throws AttemptFailedException {
        String key = String.valueOf(sale.key());
        answer(key, 422);
        return row(key);
    }

    @Override
    public Transaction fetch(String key, Duration timeLeft) throws AttemptFailedException {
        answer(key, 404);
        return row(key);
    }

    /** No row, the one that is looked for, or two. */
    @Override
    public Page<Transaction> list(TransactionQuery query, Duration timeLeft) {
        String key = String.valueOf(query.key());
        observer.answered(200);
        int rows = Math.floorMod(key.hashCode() / 100, 3);
        return Page.of(List.of(row(key), row(key)).subList(0, rows), 1).build();
    }

    @Override
    public void delete(String key, Duration timeLeft) throws AttemptFailedException {
        answer(key, 404);
    }

    @Override
    public void credit(Credit credit, Duration timeLeft) throws AttemptFailedException {
        answer(credit.customerId(), 404);
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, Duration timeLeft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CustomerBalance balance(String customerId, Duration timeLeft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
