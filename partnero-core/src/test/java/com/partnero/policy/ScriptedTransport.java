package com.partnero.policy;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Answers attempts by a script and notes them: {@code create}, {@code list order-1}, ... */
final class ScriptedTransport implements Transport {

    final List<String> requests = new ArrayList<>();
    final List<Duration> timesLeft = new ArrayList<>();
    private final Deque<Step> script = new ArrayDeque<>();
    Runnable threadCheck = () -> {};
    Consumer<AttemptContext> onAttempt = context -> {};
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

    void clear() {
        script.clear();
    }

    boolean isDone() {
        return script.isEmpty();
    }

    @Override
    public void checkThread() {
        threadCheck.run();
    }

    private Object next(String request, AttemptContext context) throws AttemptFailedException {
        return step(request, context).run();
    }

    private synchronized Step step(String request, AttemptContext context) {
        requests.add(request);
        timesLeft.add(context.timeLeft());
        onAttempt.accept(context);
        if (script.isEmpty()) {
            throw new AssertionError("unexpected request: " + request + " after " + requests);
        }
        return script.remove();
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return (Transaction) next("create", context);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return (List<Transaction>) next("createAll", context);
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return (Transaction) next("fetch " + key, context);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return (Page<Transaction>)
                next("list " + (query.key() == null ? "page " + query.page() : query.key()), context);
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        next("delete " + key, context);
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return (CustomerBalance) next("balance", context);
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        next("credit", context);
    }

    @Override
    public void close() {
        if (closed) {
            throw new AssertionError("closed twice");
        }
        closed = true;
    }
}
