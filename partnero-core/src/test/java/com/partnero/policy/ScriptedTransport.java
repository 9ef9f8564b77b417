package com.partnero.policy;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers attempts by a script and notes them: {@code create}, {@code list order-1}, ... */
final class ScriptedTransport implements Transport {

    final List<String> requests = new ArrayList<>();
    final List<Duration> timesLeft = new ArrayList<>();
    private final Deque<Step> script = new ArrayDeque<>();
    Runnable threadCheck = () -> {};
    boolean closed;

    /** What one attempt does. */
    interface Step {
        Object run() throws AttemptFailedException;
    }

    ScriptedTransport answer(Object value) {
        script.add(() -> value);
        return this;
    }

    ScriptedTransport rows(Transaction... rows) {
        return answer(Page.of(List.of(rows), 1).build());
    }

    ScriptedTransport fail(AttemptFailedException failure) {
        script.add(() -> {
            throw failure;
        });
        return this;
    }

    ScriptedTransport run(Step step) {
        script.add(step);
        return this;
    }

    boolean isDone() {
        return script.isEmpty();
    }

    @Override
    public void checkThread() {
        threadCheck.run();
    }

    private synchronized Object next(String request, Duration timeLeft) throws AttemptFailedException {
        requests.add(request);
        timesLeft.add(timeLeft);
        if (script.isEmpty()) {
            throw new AssertionError("unexpected request: " + request + " after " + requests);
        }
        return script.remove().run();
    }

    @Override
    public Transaction create(NewTransaction sale, Duration timeLeft) throws AttemptFailedException {
        return (Transaction) next("create", timeLeft);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Transaction> createAll(NewTransactionBatch batch, Duration timeLeft) throws AttemptFailedException {
        return (List<Transaction>) next("createAll", timeLeft);
    }

    @Override
    public Transaction fetch(String key, Duration timeLeft) throws AttemptFailedException {
        return (Transaction) next("fetch " + key, timeLeft);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Page<Transaction> list(TransactionQuery query, Duration timeLeft) throws AttemptFailedException {
        return (Page<Transaction>)
                next("list " + (query.key() == null ? "page " + query.page() : query.key()), timeLeft);
    }

    @Override
    public void delete(String key, Duration timeLeft) throws AttemptFailedException {
        next("delete " + key, timeLeft);
    }

    @Override
    public CustomerBalance balance(String customerId, Duration timeLeft) throws AttemptFailedException {
        return (CustomerBalance) next("balance", timeLeft);
    }

    @Override
    public void credit(Credit credit, Duration timeLeft) throws AttemptFailedException {
        next("credit", timeLeft);
    }

    @Override
    public void close() {
        closed = true;
    }
}
