package com.partnero.testkit;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.CustomerProfile;
import com.partnero.NewTransaction;
import com.partnero.Transaction;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An in-memory Partnero: one program with its customers, transactions, rewards and balances. Tests seed it, inspect it
 * and set its switches. Clients use it through an {@link InMemoryPartnero} or a {@link PartneroEmulator}.
 *
 * <pre>{@code
 * service.addCustomer("customer_123").name("Alice");
 * service.addCustomer("customer_456").referredBy("customer_123");
 * service.behaviour().repeatedKey(RepeatedKey.CONFLICT_409);
 * service.transactions("order-1042");
 * }</pre>
 *
 * <p>Thread-safe. With a {@link ManualClock} it is deterministic. API document: all of it.
 *
 * @since 0.1.0
 */
public final class PartneroService {

    private static final int MAX_REFUSED = 100;

    private final Object lock = new Object();
    private final Clock clock;
    private final Program program = new Program();
    private final Behaviour behaviour = new Behaviour();
    private final Customers customers = new Customers(behaviour);
    private final Ledger ledger = new Ledger(program, behaviour);
    private final Deque<String> refused = new ArrayDeque<>();
    private final SaleRecorder recorder = new SaleRecorder(program, behaviour, customers, ledger);
    private final Accounts accounts = new Accounts(program, behaviour, customers, ledger);

    private PartneroService(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock must not be null");
    }

    /** An empty program whose clock stands still. */
    public static PartneroService create() {
        return create(new ManualClock());
    }

    /** An empty program with the given clock. */
    public static PartneroService create(Clock clock) {
        return new PartneroService(clock);
    }

    /** The service's clock, a {@link ManualClock} unless another one was given. */
    public Clock clock() {
        return clock;
    }

    /** The settings of the program's owner. */
    public Program program() {
        return program;
    }

    /** The switches for undocumented behaviour. */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Resets to the initial state: no customers, no transactions, the default program and switches. */
    public void reset() {
        synchronized (lock) {
            program.reset();
            behaviour.reset();
            customers.clear();
            ledger.clear();
            refused.clear();
        }
    }

    /** The whole state of the service as a JSON document, to store, to share, or to start the emulator with. */
    public String exportState() {
        return StateFile.write(snapshot());
    }

    /**
     * Replaces the whole state. Omitted parts get their defaults; customers need only an {@code id}.
     *
     * @param document as {@link #exportState()} writes it
     * @throws IllegalArgumentException if any part is invalid; the message lists each problem with its place, and
     *     nothing is changed
     */
    public void importState(String document) {
        restore(StateFile.read(document));
    }

    /** For clients that compare times with the machine's clock. */
    void catchUp() {
        if (clock instanceof ManualClock manual) {
            manual.catchUp();
        }
    }

    /** @throws IllegalArgumentException if the time is negative, or a test has given the service a clock that cannot be moved */
    void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the clock moves forward only; a reset returns it to the present");
        }
        if (clock instanceof ManualClock manual) {
            manual.advance(time);
        } else if (clock instanceof MovableClock movable) {
            movable.advance(time);
        } else {
            throw new IllegalArgumentException("a test has given this program a clock that cannot be moved");
        }
    }

    void resetClock() {
        if (clock instanceof MovableClock movable) {
            movable.reset();
        }
    }

    /** A number that changes whenever something visible has changed, even if only by time. */
    long changes() {
        synchronized (lock) {
            boolean timed = !program.reviewPeriod().isZero()
                    || !behaviour.rewardsAfter().isZero();
            return 31 * (31 * ledger.changes() + customers.changes())
                    + settingsHash()
                    + (timed ? clock.instant().getEpochSecond() : 0);
        }
    }

    private int settingsHash() {
        int hash = Objects.hash(program.name(), program.currency(), program.reviewPeriod(), program.rewards());
        for (Switch each : Switch.ALL) {
            hash = 31 * hash + each.value(behaviour).hashCode();
        }
        return hash;
    }

    /** A copy of the whole state; later changes do not affect it. */
    Snapshot snapshot() {
        synchronized (lock) {
            Program programNow = new Program();
            programNow.restore(program);
            Behaviour behaviourNow = new Behaviour();
            behaviourNow.restore(behaviour);
            return ledger.snapshot(programNow, behaviourNow, customers.all());
        }
    }

    /** Replaces the whole state with a snapshot of this service or another one. */
    void restore(Snapshot snapshot) {
        synchronized (lock) {
            reset();
            program.restore(snapshot.program());
            behaviour.restore(snapshot.behaviour());
            snapshot.customers().forEach(customers::put);
            ledger.restore(snapshot);
        }
    }

    // Seeding

    /**
     * Adds a customer to the program.
     *
     * @param id the customer's id
     * @return the customer, for setting further details
     * @throws IllegalArgumentException if the customer already exists
     */
    public CustomerSeed addCustomer(String id) {
        synchronized (lock) {
            if (customers.get(id) != null) {
                throw new IllegalArgumentException("customer " + id + " already exists");
            }
            customers.put(customers.draft(CustomerData.named(id, null, null), null, seconds()));
        }
        return new CustomerSeed(this, id);
    }

    /**
     * Returns an existing customer, for setting further details.
     *
     * @param id the customer's id
     * @return the customer
     * @throws IllegalArgumentException if there is none
     */
    public CustomerSeed editCustomer(String id) {
        synchronized (lock) {
            customers.existing(id);
        }
        return new CustomerSeed(this, id);
    }

    /**
     * Records a sale as if a request had sent it before the test.
     *
     * @param sale the sale
     * @return the transaction
     * @throws IllegalArgumentException if the program refuses it; the message says why
     */
    public Transaction addTransaction(NewTransaction sale) {
        synchronized (lock) {
            try {
                long number = recorder.record(Rows.request(sale), clock.instant())
                        .get(0)
                        .number();
                return Rows.transaction(ledger.row(number, clock.instant()));
            } catch (Refusal e) {
                throw new IllegalArgumentException(e.explanation(), e);
            }
        }
    }

    void editCustomer(String id, Consumer<CustomerEdit> edit) {
        synchronized (lock) {
            CustomerEdit row = new CustomerEdit(customers.existing(id));
            edit.accept(row);
            customers.put(row.row());
        }
    }

    void checkReferrer(String id, String referrer) {
        synchronized (lock) {
            customers.checkReferrer(id, referrer);
        }
    }

    void addOpening(String id, BigDecimal amount, String unit, boolean currency) {
        synchronized (lock) {
            ledger.addOpening(new CreditRow(customers.existing(id).id(), amount, unit, currency, seconds()));
        }
    }

    void addCoupon(String id, String code) {
        synchronized (lock) {
            ledger.add(new CouponRow(customers.existing(id).id(), "custom", "generic_coupon", code, seconds(), null));
        }
    }

    /** Rejects all rewards of the transactions with a key, as the program's owner can. */
    public void rejectRewards(String key) {
        synchronized (lock) {
            rows(key).forEach(row -> ledger.reject(row.number()));
        }
    }

    private Instant seconds() {
        return SaleRecorder.seconds(clock.instant());
    }

    // Looking into it

    /** All transactions that are not deleted, oldest first. */
    public List<Transaction> transactions() {
        synchronized (lock) {
            return Rows.transactions(ledger.present(clock.instant()));
        }
    }

    /** All transactions with a key that are not deleted, oldest first. There are several if the key was repeated. */
    public List<Transaction> transactions(String key) {
        return Rows.transactions(rows(key));
    }

    List<TransactionRow> rows(String key) {
        synchronized (lock) {
            return ledger.present(key, clock.instant());
        }
    }

    /** All transactions ever recorded, including deleted ones, oldest first. */
    public List<Transaction> ledger() {
        return Rows.transactions(rows());
    }

    List<TransactionRow> rows() {
        synchronized (lock) {
            return ledger.all(clock.instant());
        }
    }

    /** A range of all transactions, newest first. */
    List<TransactionRow> newestRows(int from, int count) {
        synchronized (lock) {
            return Window.newest(ledger.size(), from, count, i -> ledger.row(i + 1L, clock.instant()));
        }
    }

    int rowCount() {
        synchronized (lock) {
            return ledger.size();
        }
    }

    /** All customers, in the order in which they were added. */
    public List<CustomerProfile> customers() {
        synchronized (lock) {
            return customers.all().stream().map(row -> customer(row.id())).toList();
        }
    }

    List<CustomerRow> customerRows() {
        synchronized (lock) {
            return customers.all();
        }
    }

    /**
     * One customer.
     *
     * @param id the customer's id
     * @return the customer
     * @throws IllegalArgumentException if there is none
     */
    public CustomerProfile customer(String id) {
        synchronized (lock) {
            CustomerRow row = customers.existing(id);
            return Rows.customer(row, customers.referrals(row.id()), program.referralLink() + row.key());
        }
    }

    /** All credit notes, in the order in which they were written. */
    public List<Credit> credits() {
        return creditRows().stream().map(Rows::credit).toList();
    }

    List<CreditRow> creditRows() {
        synchronized (lock) {
            return ledger.credits();
        }
    }

    /**
     * A customer's balance.
     *
     * @param id the customer's id
     * @return the balance
     * @throws IllegalArgumentException if there is no such customer
     */
    public CustomerBalance balance(String id) {
        synchronized (lock) {
            customers.existing(id);
            return Rows.balance(balanceRow(id));
        }
    }

    /**
     * Descriptions of the latest 100 refused sales and credits, in order. Each has the reason and what a test can do
     * about it.
     */
    public List<String> refused() {
        synchronized (lock) {
            return List.copyOf(refused);
        }
    }

    private Refusal refused(String what, Refusal refusal) {
        refused.add(what + ": " + refusal.explanation());
        if (refused.size() > MAX_REFUSED) {
            refused.remove();
        }
        return refusal;
    }

    // What requests do

    /**
     * The API without a socket, for a test's own server. {@link PartneroEmulator} is such a server.
     *
     * @param apiKey the only key that is accepted
     * @param baseUrl the beginning of the links of a page
     * @return carries a request out and answers it
     */
    public Function<Request, Response> api(String apiKey, String baseUrl) {
        return new Api(this, apiKey, request -> baseUrl)::answer;
    }

    /**
     * Records one or several sales. API document: "Create a transaction".
     *
     * @return the recorded rows, as in the answer to a create
     * @throws Refusal with 422, or with 409 if the behaviour is set to that
     */
    List<TransactionRow> record(SaleRequest request) {
        synchronized (lock) {
            try {
                List<TransactionRow> made =
                        recorder.record(behaviour.trimsText() ? request.map(Texts::trimmed) : request, clock.instant());
                return behaviour.unitAtCreate()
                        ? made
                        : made.stream().map(TransactionRow::withoutUnit).toList();
            } catch (Refusal e) {
                throw refused(request.toString(), e);
            }
        }
    }

    /**
     * Fetches a transaction. API document: "Fetch a transaction".
     *
     * @throws Refusal with 404 if there is none
     */
    TransactionRow fetch(String key) {
        synchronized (lock) {
            TransactionRow row = ledger.pick(key, clock.instant());
            if (row == null) {
                throw Refusal.notFound("Transaction not found.");
            }
            return row;
        }
    }

    /**
     * Reads one page of transactions, newest first. API document: "Get a list of transactions".
     *
     * @param key the key that they must have, or null
     * @param limit how many rows a page has
     * @param page from 1
     * @return the page, empty past the end
     * @throws Refusal with 422 if limit or page is out of range
     */
    TransactionPage list(@Nullable String key, int limit, int page) {
        return list(key, limit, page, false);
    }

    TransactionPage list(@Nullable String key, int limit, int page, boolean oldestFirst) {
        Refusal.Collector problems = new Refusal.Collector();
        int max = behaviour.maxPageLimit();
        if (limit < 1 || limit > max) {
            problems.add("limit", "The limit must be between 1 and " + max + ".");
        }
        if (page < 1) {
            problems.add("page", "The page must be at least 1.");
        }
        problems.refuseIfAny();
        List<TransactionRow> rows = new ArrayList<>(listed(key));
        if (!oldestFirst) {
            Collections.reverse(rows);
        }
        long from = Math.min(rows.size(), (page - 1L) * limit);
        long to = Math.min(rows.size(), from + limit);
        return new TransactionPage(rows.subList((int) from, (int) to), page, limit, to < rows.size());
    }

    private List<TransactionRow> listed(@Nullable String key) {
        synchronized (lock) {
            String sought = key != null && behaviour.trimsText() ? Texts.trimmed(key) : key;
            if (sought == null) {
                return ledger.present(clock.instant());
            }
            Instant visible = clock.instant().minus(behaviour.keyVisibleAfter());
            return rows(sought).stream()
                    .filter(row -> !row.recordedAt().isAfter(visible))
                    .toList();
        }
    }

    /**
     * Deletes a transaction and takes its rewards back. API document: "Delete a transaction".
     *
     * @throws Refusal with 404 if there is none
     */
    void delete(String key) {
        synchronized (lock) {
            ledger.delete(fetch(key).number(), seconds());
        }
    }

    /**
     * Reads a customer's balance. API document: "Get customer's balance".
     *
     * @throws Refusal with 404 if there is no such customer
     */
    BalanceRow balanceRow(String id) {
        synchronized (lock) {
            return accounts.balance(id, clock.instant());
        }
    }

    /**
     * Writes a credit note. API document: "Create credit note for a customer".
     *
     * @param id the customer's id
     * @param amount in major units; null is refused
     * @param unit the currency or unit; null is refused
     * @param currency whether it is money; null is refused
     * @throws Refusal with 404 if there is no such customer, with 422 if something is missing
     */
    void credit(String id, @Nullable BigDecimal amount, @Nullable String unit, @Nullable Boolean currency) {
        synchronized (lock) {
            try {
                accounts.credit(id, amount, unit, currency, seconds());
            } catch (Refusal e) {
                throw refused("a credit for " + id, e);
            }
        }
    }
}
