package com.partnero.policy;

import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.internal.Checks;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Effect;
import com.partnero.spi.LookUpResult;
import com.partnero.spi.Transport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The driving port over the driven one. */
final class TransactionsClient implements PartneroTransactions {

    private final Transport transport;
    private final Calls calls;
    private final SingleFlight flights = new SingleFlight();

    TransactionsClient(Transport transport, Calls calls) {
        this.transport = transport;
        this.calls = calls;
    }

    @Override
    public Transaction create(NewTransaction sale) {
        Objects.requireNonNull(sale, "sale must not be null");
        return calls.call(Operation.CREATE, sale.key(), call -> create(call, sale));
    }

    private Transaction create(Call call, NewTransaction sale) {
        String key = sale.key();
        return key == null
                ? call.send(OperationKind.CREATE_WITHOUT_KEY, context -> transport.create(sale, context))
                : call.send(
                        OperationKind.CREATE_WITH_KEY,
                        context -> transport.create(sale, context),
                        new LookUps.OfSale(transport, sale, key));
    }

    @Override
    public Transaction createIfAbsent(NewTransaction sale) {
        Objects.requireNonNull(sale, "sale must not be null");
        String key = sale.key();
        if (key == null) {
            throw new IllegalArgumentException(
                    "createIfAbsent needs a sale with a key: there is nothing else to look for");
        }
        return calls.call(Operation.CREATE_IF_ABSENT, key, call -> createOnce(call, sale, key));
    }

    /** Leads the recording of the key, or waits for the thread that does; if that one did nothing, takes its place. */
    private Transaction createOnce(Call call, NewTransaction sale, String key) {
        CompletableFuture<Transaction> own = new CompletableFuture<>();
        while (true) {
            CompletableFuture<Transaction> other = flights.join(key, own);
            if (other == null) {
                return flights.lead(key, own, () -> createAfterLook(call, sale, key));
            }
            Optional<Transaction> made = await(call, other, key);
            if (made.isPresent()) {
                return sameOrConflict(sale, List.of(made.get()), key);
            }
        }
    }

    private Transaction createAfterLook(Call call, NewTransaction sale, String key) {
        TransactionQuery query = TransactionQuery.byKey(key);
        List<Transaction> rows = SameSale.withKey(
                key,
                call.lookBefore(Operation.LIST, context -> transport.list(query, context))
                        .items());
        return rows.isEmpty() ? create(call, sale) : sameOrConflict(sale, rows, key);
    }

    private static Transaction sameOrConflict(NewTransaction sale, List<Transaction> rows, String key) {
        if (LookUps.finding(sale, rows) != LookUpResult.SAME) {
            throw Exceptions.conflict(Operation.CREATE, Outcome.NOT_APPLIED, 0, key);
        }
        return rows.get(0);
    }

    /** What the other thread recorded; empty if it certainly recorded nothing. */
    private static Optional<Transaction> await(Call call, CompletableFuture<Transaction> other, String key) {
        AttemptFailedException failure;
        try {
            return Optional.of(other.get(call.timeLeft().toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PartneroException && isUnknown((PartneroException) e.getCause())) {
                // The one failure of the one attempt that both callers made together.
                throw (PartneroException) e.getCause();
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            failure = AttemptFailedException.timedOut(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = AttemptFailedException.interrupted(true);
        }
        throw Exceptions.of(
                Operation.CREATE, Outcome.UNKNOWN, 0, key, "while another thread records the key, ", failure, null);
    }

    private static boolean isUnknown(PartneroException exception) {
        return exception.outcome() == Outcome.UNKNOWN;
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch) {
        Objects.requireNonNull(batch, "batch must not be null");
        return calls.call(
                Operation.CREATE_ALL,
                null,
                call -> call.send(
                        OperationKind.BATCH,
                        context -> complete(batch, transport.createAll(batch, context)),
                        new LookUps.OfBatch(transport, batch)));
    }

    /** An answer with fewer rows than sales leaves open what became of the others. */
    private static List<Transaction> complete(NewTransactionBatch batch, List<Transaction> made)
            throws AttemptFailedException {
        int sent = batch.transactions().size();
        if (made.size() != sent) {
            throw AttemptFailedException.unusable(
                    Effect.ENDED,
                    200,
                    "the answer tells of " + made.size() + " transactions where " + sent + " were sent",
                    null,
                    null,
                    Map.of());
        }
        return BatchOrder.of(batch, made);
    }

    @Override
    public Optional<Transaction> find(String key) {
        Checks.identifier("key", key);
        return calls.call(Operation.FIND, key, call -> call.send(OperationKind.READ, context -> find(key, context)));
    }

    /** Servers like this one often do not recognize an encoded slash in a path, so that such a key is looked for in the list. */
    private Optional<Transaction> find(String key, AttemptContext context) throws AttemptFailedException {
        if (key.indexOf('/') < 0) {
            return fetch(key, context);
        }
        for (Transaction row : list(TransactionQuery.byKey(key), context).items()) {
            if (key.equals(row.key())) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private Optional<Transaction> fetch(String key, AttemptContext context) throws AttemptFailedException {
        try {
            return Optional.of(transport.fetch(key, context));
        } catch (AttemptFailedException failure) {
            if (RecoveryPolicy.isNotFound(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public Page<Transaction> list(TransactionQuery query) {
        Objects.requireNonNull(query, "query must not be null");
        return calls.call(
                Operation.LIST, query.key(), call -> call.send(OperationKind.READ, context -> list(query, context)));
    }

    private Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        Page<Transaction> page = transport.list(query, context);
        return page.number() > 0 ? page : page.withNumber(query.page());
    }

    @Override
    public Stream<Transaction> stream(TransactionQuery query) {
        Objects.requireNonNull(query, "query must not be null");
        return AllPages.stream(query, this::list);
    }

    @Override
    public void delete(String key) {
        Checks.identifier("key", key);
        calls.call(
                Operation.DELETE,
                key,
                call -> call.send(
                        OperationKind.DELETE, context -> delete(key, context), new LookUps.OfDelete(transport, key)));
    }

    private boolean delete(String key, AttemptContext context) throws AttemptFailedException {
        transport.delete(key, context);
        return true;
    }

    @Override
    public boolean deleteIfExists(String key) {
        Checks.identifier("key", key);
        return calls.call(
                Operation.DELETE,
                key,
                call -> call.send(
                        OperationKind.DELETE,
                        context -> deleteIfThere(call, key, context),
                        new LookUps.OfDelete(transport, key)));
    }

    /** Not found means that there was none, unless an earlier attempt may have deleted it. */
    private boolean deleteIfThere(Call call, String key, AttemptContext context) throws AttemptFailedException {
        try {
            return delete(key, context);
        } catch (AttemptFailedException failure) {
            if (RecoveryPolicy.isNotFound(failure) && !call.isUncertain()) {
                return false;
            }
            throw failure;
        }
    }
}
