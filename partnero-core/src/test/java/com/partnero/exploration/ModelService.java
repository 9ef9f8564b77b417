package com.partnero.exploration;

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
import com.partnero.spi.ConnectionProblem;
import com.partnero.spi.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small model of the service, of the network before it and of other processes beside it. What happens at each request is a
 * choice; it knows what was really recorded.
 */
final class ModelService implements Transport {

    /** What the service does with a key that it has already; nobody knows. */
    enum RepeatedKey {
        SECOND_ROW,
        CONFLICT,
        REPLAY
    }

    /** The process dies in the middle of an attempt. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private enum Write {
        ANSWERED,
        NEVER_SENT,
        REFUSED,
        THROTTLED,
        LOST_BEFORE,
        LOST_AFTER,
        FAILED_BEFORE,
        FAILED_AFTER,
        FOREIGN_PAGE_BEFORE,
        FOREIGN_PAGE_AFTER,
        FOREIGN_429_BEFORE,
        FOREIGN_429_AFTER,
        FOREIGN_429_AND_STILL_WORKING,
        STILL_WORKING,
        ANSWERED_ABOUT_ANOTHER,
        ANSWERED_WITHOUT_KEY,
        ANOTHER_SALE_COMES_IN_AND_LOST_BEFORE,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    private enum Read {
        HONEST,
        LAGGING,
        NOT_FILTERED,
        WITHOUT_KEYS,
        OTHER_CASE,
        NEXT_WITHOUT_ROWS,
        FAILED
    }

    private static final Duration WORKING = Duration.ofSeconds(3);
    private static final Duration WORKING_BEHIND_A_LIMITER = Duration.ofSeconds(2);
    private static final Duration LAG = Duration.ofSeconds(2);

    private final Choices choices;
    private final ModelTime time;
    private final RepeatedKey repeatedKey;
    private final List<Transaction> rows = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    private Runnable late = () -> {};
    private final Map<Transaction, Long> shownFrom = new IdentityHashMap<>();
    private long lateAt = Long.MAX_VALUE;
    private long carriedOut = Long.MAX_VALUE;
    int recorded;
    int deleted;
    int credits;

    ModelService(Choices choices, ModelTime time, RepeatedKey repeatedKey) {
        this.choices = choices;
        this.time = time;
        this.repeatedKey = repeatedKey;
    }

    void seed(Transaction row) {
        rows.add(row);
    }

    int rows(String key) {
        return (int) rows.stream().filter(row -> key.equals(row.key())).count();
    }

    /** What is still under way arrives. */
    void settle() {
        Runnable work = late;
        late = () -> {};
        lateAt = Long.MAX_VALUE;
        work.run();
    }

    private void arrive() {
        time.pass(Duration.ofMillis(10));
        if (time.nanoTime() >= lateAt) {
            // It was carried out then, not at the moment of this request.
            carriedOut = lateAt;
            settle();
            carriedOut = Long.MAX_VALUE;
        }
    }

    /** What the service does with a request that reached it. */
    private interface Work<T> {
        T run() throws AttemptFailedException;
    }

    private Write write(String what) {
        arrive();
        Write event = Write.values()[choices.choose(Write.values().length)];
        trace.add(what + " " + event);
        return event;
    }

    private <T> T write(Write event, Work<T> work) throws AttemptFailedException {
        switch (event) {
            case NEVER_SENT:
                throw AttemptFailedException.notConnected(false, ConnectionProblem.REFUSED, null);
            case REFUSED:
                throw status(422);
            case THROTTLED:
                throw status(429);
            case LOST_BEFORE:
            case ANOTHER_SALE_COMES_IN_AND_LOST_BEFORE:
                throw AttemptFailedException.lost("the connection broke");
            case FAILED_BEFORE:
                throw status(500);
            case FOREIGN_PAGE_BEFORE:
                throw foreign(403);
            case FOREIGN_429_BEFORE:
                throw foreign(429);
            case CRASH_BEFORE:
                throw new Crash();
            case STILL_WORKING:
            case FOREIGN_429_AND_STILL_WORKING:
                late = () -> {
                    try {
                        work.run();
                    } catch (AttemptFailedException refused) {
                        trace.add("late refusal");
                    }
                };
                lateAt =
                        time.nanoTime() + (event == Write.STILL_WORKING ? WORKING : WORKING_BEHIND_A_LIMITER).toNanos();
                time.pass(Duration.ofMillis(100));
                throw event == Write.STILL_WORKING ? AttemptFailedException.lost("the connection broke") : foreign(429);
            default:
                break;
        }
        T answer = work.run();
        switch (event) {
            case LOST_AFTER:
                throw AttemptFailedException.lost("the connection broke");
            case FAILED_AFTER:
                throw status(500);
            case FOREIGN_PAGE_AFTER:
                throw foreign(403);
            case FOREIGN_429_AFTER:
                throw foreign(429);
            case CRASH_AFTER:
                throw new Crash();
            default:
                return answer;
        }
    }

    private static AttemptFailedException foreign(int status) {
        return AttemptFailedException.foreign("an HTML page", ServiceReply.of(status));
    }

    private static AttemptFailedException status(int status) {
        return AttemptFailedException.answered(ServiceReply.of(status));
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        Write event = write("create");
        if (event == Write.ANOTHER_SALE_COMES_IN_AND_LOST_BEFORE) {
            rows.add(0, row(sale.key(), "1.00"));
        }
        Transaction answer = write(event, () -> record(sale));
        return switch (event) {
            case ANSWERED_ABOUT_ANOTHER -> row("another-key", "99.99");
            case ANSWERED_WITHOUT_KEY -> row(null, "99.99");
            default -> answer;
        };
    }

    private Transaction record(NewTransaction sale) throws AttemptFailedException {
        for (Transaction row : rows) {
            if (sale.key().equals(row.key()) && repeatedKey != RepeatedKey.SECOND_ROW) {
                if (repeatedKey == RepeatedKey.CONFLICT) {
                    throw status(409);
                }
                return row;
            }
        }
        Transaction made = row(sale.key(), "99.99");
        rows.add(0, made);
        shownFrom.put(made, Math.min(carriedOut, time.nanoTime()) + LAG.toNanos());
        recorded++;
        return made;
    }

    static Transaction row(String key, String amount) {
        return Transaction.builder()
                .key(key)
                .amount(Amount.of(amount))
                .buyer("customer_456")
                .build();
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        arrive();
        Read event = Read.values()[choices.choose(Read.values().length)];
        trace.add("list " + event);
        List<Transaction> own = new ArrayList<>();
        for (Transaction row : rows) {
            if (query.key() == null || query.key().equals(row.key())) {
                own.add(row);
            }
        }
        return switch (event) {
            case HONEST -> Page.of(own, 1).build();
            case LAGGING -> {
                own.removeIf(row -> shownFrom.getOrDefault(row, Long.MIN_VALUE) > time.nanoTime());
                yield Page.of(own, 1).build();
            }
            case NOT_FILTERED ->
                Page.of(List.of(row("another-key", "99.99")), 1).build();
            case WITHOUT_KEYS -> Page.of(List.of(row(null, "99.99")), 1).build();
            case OTHER_CASE -> Page.of(List.of(row("ORDER-1042", "99.99")), 1).build();
            case NEXT_WITHOUT_ROWS ->
                Page.<Transaction>of(List.of(), 1).hasNext(true).build();
            case FAILED -> throw status(422);
        };
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        Write event = write("delete");
        write(event, () -> {
            for (Transaction row : rows) {
                if (key.equals(row.key())) {
                    rows.remove(row);
                    deleted++;
                    return true;
                }
            }
            throw status(404);
        });
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        Write event = write("credit");
        write(event, () -> ++credits);
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        Write event = write("create-all");
        List<Transaction> answer = write(event, () -> {
            List<Transaction> made = new ArrayList<>();
            for (NewTransaction sale : batch.transactions()) {
                made.add(record(sale));
            }
            return made;
        });
        return switch (event) {
            case ANSWERED_ABOUT_ANOTHER -> List.of(answer.get(0), answer.get(0));
            case ANSWERED_WITHOUT_KEY -> List.of(answer.get(0));
            default -> answer;
        };
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) {
        throw new AssertionError("nothing is fetched here");
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) {
        throw new AssertionError("no balance is read here");
    }

    @Override
    public void close() {}
}
