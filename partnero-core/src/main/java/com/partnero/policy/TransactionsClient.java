package com.partnero.policy;

import com.partnero.FoundOrCreated;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.internal.Checks;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.StatusMeaning;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Implements the driving port with the driven one. */
final class TransactionsClient implements PartneroTransactions {

    private final Transport transport;
    private final CallRunner runner;
    private final RecentSales recent;
    private final SaleWriter writer;

    TransactionsClient(CallRunner runner) {
        this.runner = runner;
        transport = runner.client().transport;
        recent = runner.program().recentSales();
        writer = new SaleWriter(runner);
    }

    @Override
    public Transaction create(NewTransaction sale) {
        Objects.requireNonNull(sale, "sale must not be null");
        runner.checkLength("key", sale.key());
        runner.checkUnit(sale.amount());
        return runner.run(Operation.CREATE, sale.key(), call -> writer.create(call, sale));
    }

    @Override
    public FoundOrCreated findOrCreate(NewTransaction sale) {
        Objects.requireNonNull(sale, "sale must not be null");
        String key = sale.key();
        if (key == null) {
            throw new IllegalArgumentException(
                    "createIfAbsent and findOrCreate need a sale with a key: there is nothing else to look for");
        }
        runner.checkLength("key", key);
        runner.checkUnit(sale.amount());
        return runner.run(Operation.CREATE_IF_ABSENT, key, call -> writer.findOrCreate(call, sale, key));
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch) {
        Objects.requireNonNull(batch, "batch must not be null");
        batch.transactions().forEach(sale -> runner.checkLength("key", sale.key()));
        batch.transactions().forEach(sale -> runner.checkUnit(sale.amount()));
        return runner.run(Operation.CREATE_ALL, null, call -> writer.createAll(call, batch));
    }

    /** "Not found" is believed of a list only: a server that answers 404 may not know the address. */
    @Override
    public Optional<Transaction> find(String key) {
        Checks.identifier("key", key);
        runner.checkLength("key", key);
        return runner.run(Operation.FIND, key, call -> {
            // Servers like this one often do not recognize an encoded slash in a path.
            if (key.indexOf('/') >= 0) {
                return call.send(
                        OperationKind.READ,
                        context -> inList(key, LookUps.list(transport, TransactionQuery.byKey(key), context)));
            }
            Optional<Transaction> found = call.send(OperationKind.READ, context -> fetch(key, context));
            return found.isPresent()
                    ? found
                    : call.look(
                            "", context -> inList(key, LookUps.list(transport, TransactionQuery.byKey(key), context)));
        });
    }

    private Optional<Transaction> fetch(String key, AttemptContext context) throws AttemptFailedException {
        Transaction found;
        try {
            found = transport.fetch(key, context);
        } catch (AttemptFailedException failure) {
            if (failure.meaning() == StatusMeaning.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
        if (!Evidence.isAbout(key, found)) {
            throw SaleWriter.aboutSomethingElse("the answer is about another transaction");
        }
        return Optional.of(found);
    }

    private static Optional<Transaction> inList(String key, Page<Transaction> answer) throws AttemptFailedException {
        for (Transaction row : answer.items()) {
            if (Evidence.isAbout(key, row)) {
                return Optional.of(row);
            }
        }
        switch (Evidence.ofKey(key, answer)) {
            case MISSING:
                return Optional.empty();
            case DIFFERENT:
                throw SaleWriter.aboutSomethingElse("the answer is about another transaction");
            default:
                throw SaleWriter.aboutSomethingElse("the list is not filtered by key");
        }
    }

    @Override
    public Page<Transaction> list(TransactionQuery query) {
        Objects.requireNonNull(query, "query must not be null");
        runner.checkLength("key", query.key());
        return runner.run(
                Operation.LIST, query.key(), call -> call.send(OperationKind.READ, context -> list(query, context)));
    }

    private Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        Page<Transaction> page = transport.list(query, context);
        return page.number() > 0 ? page : page.withNumber(query.page());
    }

    @Override
    public Stream<Transaction> stream(TransactionQuery query) {
        Objects.requireNonNull(query, "query must not be null");
        runner.checkLength("key", query.key());
        return AllPages.stream(query, this::list, runner.exceptions());
    }

    @Override
    public void delete(String key) {
        delete(key, false);
    }

    @Override
    public boolean deleteIfExists(String key) {
        return delete(key, true);
    }

    private boolean delete(String key, boolean mayBeAbsent) {
        Checks.identifier("key", key);
        runner.checkLength("key", key);
        return runner.run(Operation.DELETE, key, call -> {
            RecentSale claim;
            try {
                claim = recent.delete(key);
            } catch (AttemptFailedException e) {
                throw call.exception(e, "", null);
            }
            try {
                return delete(call, key, mayBeAbsent, claim);
            } finally {
                recent.endDelete(claim);
            }
        });
    }

    private boolean delete(Call call, String key, boolean mayBeAbsent, RecentSale claim) {
        Duration toAppear = runner.timeToAppear();
        boolean settled = false;
        try {
            boolean deleted = call.send(
                    OperationKind.DELETE, context -> delete(call, key, context), new LookUps.OfDelete(transport, key));
            if (!deleted) {
                confirmAbsent(call, key, mayBeAbsent);
            }
            settled = true;
            recent.forget(claim);
            return deleted;
        } finally {
            if (!settled && call.isUncertain()) {
                // What is there may be the sale, or gone, or shown late.
                recent.forget(claim);
                recent.mayAppear(claim, toAppear);
            }
        }
    }

    /** False for the service's "not found", unless an earlier attempt may have deleted it. */
    private boolean delete(Call call, String key, AttemptContext context) throws AttemptFailedException {
        try {
            transport.delete(key, context);
            return true;
        } catch (AttemptFailedException failure) {
            if (RecoveryPolicy.isNotFound(failure) && !call.isUncertain()) {
                return false;
            }
            throw failure;
        }
    }

    /** The list must say so too. */
    private void confirmAbsent(Call call, String key, boolean mayBeAbsent) {
        Page<Transaction> answer = call.look(
                "the list that must confirm HTTP 404 failed: ",
                context -> LookUps.list(transport, TransactionQuery.byKey(key), context));
        LookUpResult result = Evidence.ofKey(key, answer);
        if (result != LookUpResult.MISSING) {
            throw runner.exceptions().notConfirmed(call.operation(), call.attempts(), key, result, answer);
        }
        if (!mayBeAbsent) {
            throw runner.exceptions().notFound(call.operation(), call.attempts(), key);
        }
    }
}
