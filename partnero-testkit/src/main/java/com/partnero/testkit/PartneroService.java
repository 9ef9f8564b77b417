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
 * A Partnero in memory: one program with its customers, transactions, rewards and balances. Tests seed it, look into it and
 * turn its switches; clients reach it by way of an {@link InMemoryPartnero} or a {@link PartneroEmulator}.
 *
 * <pre>{@code
 * service.addCustomer("customer_123").name("Alice");
 * service.addCustomer("customer_456").referredBy("customer_123");
 * service.behaviour().repeatedKey(RepeatedKey.CONFLICT_409);
 * service.transactions("order-1042");
 * }</pre>
 *
 * <p>Thread-safe. With a {@link ManualClock} it does the same every time. API document: all of it.
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

    /**
     * An empty program whose clock stands still.
     *
     * @return a service
     */
    public static PartneroService create() {
        return create(new ManualClock());
    }

    /**
     * An empty program.
     *
     * @param clock where its moments come from
     * @return a service
     */
    public static PartneroService create(Clock clock) {
        return new PartneroService(clock);
    }

    /**
     * Where the service's moments come from.
     *
     * @return a {@link ManualClock} unless another one was given
     */
    public Clock clock() {
        return clock;
    }

    /**
     * What the owner of the program sets up.
     *
     * @return the program
     */
    public Program program() {
        return program;
    }

    /**
     * What nobody knows of the real service.
     *
     * @return the switches
     */
    public Behaviour behaviour() {
        return behaviour;
    }

    /** Makes everything as it was at the start: no customers, no transactions, the default program and switches. */
    public void reset() {
        synchronized (lock) {
            program.reset();
            behaviour.reset();
            customers.clear();
            ledger.clear();
            refused.clear();
        }
    }

    /**
     * Everything that the service holds now, as a JSON document: to keep, to share, to start the emulator with.
     *
     * @return the document
     */
    public String exportState() {
        return StateFile.write(snapshot());
    }

    /**
     * Puts a document in the place of everything that the service holds. What it leaves out has its default: customers need an
     * {@code id} and nothing else.
     *
     * @param document as {@link #exportState()} writes it
     * @throws IllegalArgumentException if it is not right as a whole; the message lists what is wrong and where, and nothing is
     *     changed
     */
    public void importState(String document) {
        restore(StateFile.read(document));
    }

    /** For clients that compare moments with the machine's clock. */
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

    /** Another number whenever something has changed that can be seen, be it by time alone. */
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

    /** Everything that the service holds now: a copy that later changes leave alone. */
    Snapshot snapshot() {
        synchronized (lock) {
            Program programNow = new Program();
            programNow.restore(program);
            Behaviour behaviourNow = new Behaviour();
            behaviourNow.restore(behaviour);
            return ledger.snapshot(programNow, behaviourNow, customers.all());
        }
    }

    /** Puts a snapshot of this service or another one in the place of everything that the service holds. */
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
     * Puts a customer into the program.
     *
     * @param id the id
     * @return the customer, to be described further
     * @throws IllegalArgumentException if there is one already
     */
    public CustomerSeed addCustomer(String id) {
        synchronized (lock) {
            if (customers.get(id) != null) {
                throw new IllegalArgumentException("there is a customer " + id + " already");
            }
            customers.put(customers.draft(CustomerData.named(id, null, null), null, seconds()));
        }
        return new CustomerSeed(this, id);
    }

    /**
     * Describes a customer further who is in the program already.
     *
     * @param id the id
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
     * Records a sale, as if it had come by a request before the test begins.
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

    /**
     * Rejects all rewards of the transactions with a key, as the owner of the program can.
     *
     * @param key the key
     */
    public void rejectRewards(String key) {
        synchronized (lock) {
            rows(key).forEach(row -> ledger.reject(row.number()));
        }
    }

    private Instant seconds() {
        return SaleRecorder.seconds(clock.instant());
    }

    // Looking into it

    /**
     * Every transaction that was not deleted.
     *
     * @return oldest first
     */
    public List<Transaction> transactions() {
        synchronized (lock) {
            return Rows.transactions(ledger.present(clock.instant()));
        }
    }

    /**
     * Every transaction with a key that was not deleted.
     *
     * @param key the key
     * @return oldest first; more than one if a key was repeated
     */
    public List<Transaction> transactions(String key) {
        return Rows.transactions(rows(key));
    }

    List<TransactionRow> rows(String key) {
        synchronized (lock) {
            return ledger.present(key, clock.instant());
        }
    }

    /**
     * Every transaction ever recorded, deleted ones included.
     *
     * @return oldest first
     */
    public List<Transaction> ledger() {
        return Rows.transactions(rows());
    }

    List<TransactionRow> rows() {
        synchronized (lock) {
            return ledger.all(clock.instant());
        }
    }

    /** Some of all transactions, newest first. */
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

    /**
     * Every customer.
     *
     * @return in the order in which they came
     */
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
     * A customer.
     *
     * @param id the id
     * @return the customer
     * @throws IllegalArgumentException if there is none
     */
    public CustomerProfile customer(String id) {
        synchronized (lock) {
            CustomerRow row = customers.existing(id);
            return Rows.customer(row, customers.referrals(row.id()), program.referralLink() + row.key());
        }
    }

    /**
     * Every credit note.
     *
     * @return in the order in which they were written
     */
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
     * Sales and credits that were refused and left no trace, with the reason and what a test can do about it; the latest 100.
     *
     * @return for people to read, in the order in which they came
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
     * The API without a socket, for a server of a test's own. The {@link PartneroEmulator} is one.
     *
     * @param apiKey the one key that is accepted
     * @param baseUrl the address that the links of a page begin with
     * @return what carries a request out and answers it
     */
    public Function<Request, Response> api(String apiKey, String baseUrl) {
        return new Api(this, apiKey, request -> baseUrl)::answer;
    }

    /**
     * Records one sale or several. API document: "Create a transaction".
     *
     * @return what was recorded, as the answer to a create tells it
     * @throws Refusal with 422, or 409 if the behaviour says so
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
        Collections.reverse(rows);
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
