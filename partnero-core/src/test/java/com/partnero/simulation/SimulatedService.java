package com.partnero.simulation;

import com.partnero.Amount;
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
import com.partnero.spi.Effect;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The service and the network before it: commits, loses, delays and refuses at random, and knows what was really recorded. */
final class SimulatedService implements Transport {

    /** What the service does with a key that it has already; nobody knows. */
    enum RepeatedKey {
        SECOND_ROW,
        CONFLICT,
        INVALID,
        REPLAY
    }

    /** The process dies in the middle of an attempt. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private enum Fault {
        NONE,
        NEVER_SENT,
        REFUSED,
        THROTTLED,
        LOST_BEFORE,
        LOST_AFTER,
        FAILED_BEFORE,
        FAILED_AFTER,
        UNREADABLE_AFTER,
        GATEWAY_BEFORE,
        GATEWAY_AFTER,
        DELAYED,
        INTERRUPTED_BEFORE,
        INTERRUPTED_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    private final Random random;
    private final VirtualTime time;
    private final RepeatedKey repeatedKey;
    private final int calmness;
    private final boolean crashes;
    private final List<Transaction> rows = new ArrayList<>();
    private final List<Delayed> delayed = new ArrayList<>();
    private final Map<String, Integer> commits = new HashMap<>();
    final List<String> trace = new ArrayList<>();

    SimulatedService(Random random, VirtualTime time, boolean crashes) {
        this.random = random;
        this.time = time;
        this.crashes = crashes;
        repeatedKey = RepeatedKey.values()[random.nextInt(RepeatedKey.values().length)];
        calmness = random.nextInt(30);
    }

    private record Delayed(long due, Runnable commit) {}

    /** How often requests about this key, or credits of this customer, were carried out. */
    int commits(String key) {
        return commits.getOrDefault(key, 0);
    }

    int rows(String key) {
        return withKey(key).size();
    }

    /** Another process records a sale. */
    void recordByAnother(NewTransaction sale) {
        rows.add(0, row(sale));
    }

    /** Everything that is under way arrives. */
    void settle() {
        for (Delayed late : delayed) {
            late.commit().run();
        }
        delayed.clear();
    }

    private void arrive() {
        Iterator<Delayed> late = delayed.iterator();
        while (late.hasNext()) {
            Delayed next = late.next();
            if (next.due() <= time.nanoTime()) {
                next.commit().run();
                late.remove();
            }
        }
    }

    /** What the service does with a request. */
    private interface Work<T> {
        T run() throws AttemptFailedException;
    }

    private <T> T attempt(String what, AttemptContext context, boolean write, Work<T> work)
            throws AttemptFailedException {
        arrive();
        Fault fault = fault(write);
        trace.add(what + " " + fault);
        Duration taken = Duration.ofMillis(random.nextInt(300));
        time.pass(taken.compareTo(context.timeLeft()) < 0 ? taken : context.timeLeft());
        switch (fault) {
            case NEVER_SENT:
                throw AttemptFailedException.notSent("the connection was refused");
            case REFUSED:
                throw status(random.nextBoolean() ? 401 : 422);
            case THROTTLED:
                throw AttemptFailedException.answered(ServiceReply.of(429)
                        .withRetryAfter(random.nextBoolean() ? Duration.ofSeconds(random.nextInt(20)) : null));
            case LOST_BEFORE:
                throw AttemptFailedException.lost("the connection broke");
            case FAILED_BEFORE:
                throw status(random.nextBoolean() ? 500 : 503);
            case GATEWAY_BEFORE:
                throw status(random.nextBoolean() ? 502 : 408);
            case INTERRUPTED_BEFORE:
                Thread.currentThread().interrupt();
                throw AttemptFailedException.interrupted(true);
            case CRASH_BEFORE:
                throw new Crash();
            case DELAYED:
                delay(work);
                time.pass(
                        context.timeLeft().minus(taken).isNegative()
                                ? Duration.ZERO
                                : context.timeLeft().minus(taken));
                throw AttemptFailedException.timedOut(true);
            default:
                break;
        }
        T answer = work.run();
        switch (fault) {
            case LOST_AFTER:
                throw AttemptFailedException.lost("the connection was reset");
            case FAILED_AFTER:
                throw status(random.nextBoolean() ? 500 : 503);
            case GATEWAY_AFTER:
                throw status(random.nextBoolean() ? 504 : 408);
            case UNREADABLE_AFTER:
                throw AttemptFailedException.unusable(Effect.ENDED, "HTML", ServiceReply.of(200));
            case INTERRUPTED_AFTER:
                Thread.currentThread().interrupt();
                throw AttemptFailedException.interrupted(true);
            case CRASH_AFTER:
                throw new Crash();
            default:
                return answer;
        }
    }

    private Fault fault(boolean write) {
        if (random.nextInt(30) < calmness) {
            return Fault.NONE;
        }
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        boolean crash = fault == Fault.CRASH_BEFORE || fault == Fault.CRASH_AFTER;
        return crash && !(crashes && write) ? Fault.NONE : fault;
    }

    private void delay(Work<?> work) {
        delayed.add(new Delayed(
                time.nanoTime() + Duration.ofMillis(random.nextInt(30_000)).toNanos(), () -> {
                    try {
                        work.run();
                    } catch (AttemptFailedException refused) {
                        trace.add("late refusal");
                    }
                }));
    }

    private static AttemptFailedException status(int status) {
        return AttemptFailedException.answered(ServiceReply.of(status));
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return attempt("create", context, true, () -> record(sale));
    }

    private Transaction record(NewTransaction sale) throws AttemptFailedException {
        String key = sale.key();
        List<Transaction> there = key == null ? List.of() : withKey(key);
        if (!there.isEmpty()) {
            switch (repeatedKey) {
                case CONFLICT:
                    throw status(409);
                case INVALID:
                    throw status(422);
                case REPLAY:
                    return there.get(0);
                default:
                    break;
            }
        }
        Transaction row = row(sale);
        rows.add(0, row);
        count(key == null ? "keyless" : key);
        return row;
    }

    private static Transaction row(NewTransaction sale) {
        return Transaction.builder()
                .key(sale.key())
                .action(sale.action())
                .amount(Amount.fromWire(sale.amount().value(), null, false))
                .buyer("customer_456")
                .build();
    }

    private void count(@Nullable String key) {
        commits.merge(String.valueOf(key), 1, Integer::sum);
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        boolean partly = random.nextInt(10) == 0;
        return attempt("createAll", context, true, () -> {
            List<Transaction> made = new ArrayList<>();
            for (NewTransaction sale : batch.transactions()) {
                made.add(record(sale));
                if (partly) {
                    break;
                }
            }
            return made;
        });
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return attempt("fetch", context, false, () -> first(key));
    }

    private Transaction first(String key) throws AttemptFailedException {
        List<Transaction> there = withKey(key);
        if (there.isEmpty()) {
            throw status(404);
        }
        return there.get(0);
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return attempt("list", context, false, () -> {
            List<Transaction> listed = query.key() == null ? rows : withKey(query.key());
            return Page.of(List.copyOf(listed), 1).build();
        });
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        attempt("delete", context, true, () -> {
            Transaction row = first(key);
            rows.remove(row);
            count("delete " + key);
            return row;
        });
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return attempt(
                "balance", context, false, () -> CustomerBalance.builder().build());
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        attempt("credit", context, true, () -> {
            count("credit " + credit.amount());
            return true;
        });
    }

    private List<Transaction> withKey(String key) {
        List<Transaction> matching = new ArrayList<>();
        for (Transaction row : rows) {
            if (key.equals(row.key())) {
                matching.add(row);
            }
        }
        return matching;
    }

    @Override
    public void close() {}
}
