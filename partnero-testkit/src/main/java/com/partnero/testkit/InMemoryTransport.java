package com.partnero.testkit;

import com.partnero.ApiKey;
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
import com.partnero.wire.Paths;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The driven port over the service in memory. It behaves like a transport over HTTP. */
final class InMemoryTransport implements Transport {

    private final Function<ApiKey, PartneroService> services;
    private final FaultPlan faults;
    private final VirtualTimeSource timing;
    private final Duration readTimeout;
    private final ForeignAnswers foreignAnswers;
    private final RefusalNotes notes;
    private final List<Operation> received = new CopyOnWriteArrayList<>();

    InMemoryTransport(
            Function<ApiKey, PartneroService> services,
            FaultPlan faults,
            VirtualTimeSource timing,
            ClientSettings settings,
            RefusalNotes notes) {
        this.services = services;
        this.faults = faults;
        this.timing = timing;
        readTimeout = settings.readTimeout();
        foreignAnswers = new ForeignAnswers(settings);
        this.notes = notes;
    }

    List<Operation> received() {
        return List.copyOf(received);
    }

    void forget() {
        received.clear();
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return exchange(
                Operation.CREATE,
                context,
                () -> Rows.transaction(
                        service(context).record(Rows.request(sale)).get(0)));
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return exchange(
                Operation.CREATE_ALL,
                context,
                () -> Rows.transactions(service(context).record(Rows.request(batch))));
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        if (!Paths.fitsSegment(key)) {
            return fetchByQuery(key, context);
        }
        return exchange(
                Operation.FIND, context, () -> Rows.transaction(service(context).fetch(key)));
    }

    /** Over HTTP such a key is sent in a query, and the answer is a list. */
    private Transaction fetchByQuery(String key, AttemptContext context) throws AttemptFailedException {
        return list(TransactionQuery.byKey(key), context).items().stream()
                .findFirst()
                .orElseThrow(FakeFailures::notFound);
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return exchange(
                Operation.LIST,
                context,
                () -> Rows.page(service(context).list(query.key(), query.limit(), query.page())));
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        exchange(Operation.DELETE, context, () -> {
            service(context).delete(key);
            return true;
        });
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        checkAddress(customerId, context);
        return exchange(
                Operation.BALANCE, context, () -> Rows.balance(service(context).balanceRow(customerId)));
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        checkAddress(credit.customerId(), context);
        exchange(Operation.CREDIT, context, () -> {
            service(context)
                    .credit(
                            credit.customerId(),
                            credit.amount().value(),
                            credit.amount().unit(),
                            credit.amount().isCurrency());
            return true;
        });
    }

    /** Over HTTP an address without a route is rejected before the operation is known. */
    private void checkAddress(String customerId, AttemptContext context) throws AttemptFailedException {
        if (!Paths.fitsSegment(customerId) && !service(context).behaviour().encodedSlash()) {
            throw FakeFailures.noRoute();
        }
    }

    /** The program that the key of a request belongs to. */
    private PartneroService service(AttemptContext context) {
        return services.apply(context.apiKey());
    }

    private <T> T exchange(Operation operation, AttemptContext context, Supplier<T> request)
            throws AttemptFailedException {
        received.add(operation);
        Fault fault = faults.take(operation);
        T answer = null;
        AttemptFailedException refusal = null;
        if (fault.isCommitted()) {
            try {
                answer = request.get();
            } catch (Refusal e) {
                notes.refused(e);
                refusal = FakeFailures.of(e);
            }
        }
        arriveInTime(fault, context.timeLeft());
        if (hidesAnswer(fault, operation, refusal)) {
            throw fault.answer() == null
                    ? FakeFailures.of(fault, operation)
                    : foreignAnswers.failure(fault.answer(), context);
        }
        if (refusal != null) {
            throw refusal;
        }
        if (answer == null) {
            throw new IllegalStateException("a fault that shows the answer must let the request be carried out");
        }
        return answer;
    }

    private void arriveInTime(Fault fault, Duration timeLeft) throws AttemptFailedException {
        Duration patience = timeLeft.compareTo(readTimeout) < 0 ? timeLeft : readTimeout;
        boolean tooLate =
                fault.effect() == Fault.Effect.STALLED || fault.delay().compareTo(patience) >= 0;
        timing.pass(tooLate ? patience : fault.delay());
        if (tooLate) {
            throw AttemptFailedException.timedOut(true);
        }
    }

    /**
     * A delete or a credit needs only an empty answer. A fault that spoils the body does not change a refusal's status.
     */
    private static boolean hidesAnswer(Fault fault, Operation operation, @Nullable AttemptFailedException refusal) {
        return switch (fault.effect()) {
            case NONE -> false;
            case EMPTY -> refusal == null && operation != Operation.DELETE && operation != Operation.CREDIT;
            case TRUNCATED -> refusal == null;
            case CLOSED, STALLED, STATUS, FOREIGN, HTML, STATUS_ZERO -> true;
        };
    }

    @Override
    public void close() {}
}
