package com.partnero.testkit.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Partnero in memory: one program with its customers, transactions, rewards and balances. Tests seed it, look into it and
 * turn its switches; clients reach it through a face, {@code InMemoryPartnero} or {@code PartneroEmulator}.
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

    private final Object lock = new Object();
    private final Clock clock;
    private final Program program = new Program();
    private final Behaviour behaviour = new Behaviour();
    private final Customers customers = new Customers();
    private final Ledger ledger = new Ledger();
    private final Recorder recorder = new Recorder(program, behaviour, customers, ledger);
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
        }
    }

    /**
     * Everything that the service holds now.
     *
     * @return a copy that later changes leave alone
     */
    public Snapshot snapshot() {
        synchronized (lock) {
            Program programNow = new Program();
            programNow.restore(program);
            Behaviour behaviourNow = new Behaviour();
            behaviourNow.restore(behaviour);
            return ledger.snapshot(programNow, behaviourNow, customers.all());
        }
    }

    /**
     * Puts a snapshot in the place of everything that the service holds.
     *
     * @param snapshot of this service or another one
     */
    public void restore(Snapshot snapshot) {
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
        customer(id);
        return new CustomerSeed(this, id);
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
            transactions(key).forEach(row -> ledger.reject(row.number()));
        }
    }

    private Instant seconds() {
        return Recorder.seconds(clock.instant());
    }

    // Looking into it

    /**
     * Every transaction that stands.
     *
     * @return oldest first
     */
    public List<TransactionRow> transactions() {
        synchronized (lock) {
            return ledger.standing(clock.instant(), program.reviewPeriod());
        }
    }

    /**
     * Every transaction with a key that stands.
     *
     * @param key the key
     * @return oldest first; more than one if a key was repeated
     */
    public List<TransactionRow> transactions(String key) {
        synchronized (lock) {
            return ledger.standing(key, clock.instant(), program.reviewPeriod());
        }
    }

    /**
     * Every transaction ever recorded, deleted ones included.
     *
     * @return oldest first
     */
    public List<TransactionRow> ledger() {
        synchronized (lock) {
            return ledger.all(clock.instant(), program.reviewPeriod());
        }
    }

    /**
     * Every customer.
     *
     * @return in the order in which they came
     */
    public List<CustomerRow> customers() {
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
    public CustomerRow customer(String id) {
        synchronized (lock) {
            return customers.existing(id);
        }
    }

    /**
     * Every credit note.
     *
     * @return in the order in which they were written
     */
    public List<CreditRow> credits() {
        synchronized (lock) {
            return ledger.credits();
        }
    }

    // What requests do

    /**
     * Records one sale or several. API document: "Create a transaction".
     *
     * @param request the sales
     * @return what was recorded, as the answer to a create tells it
     * @throws Refusal with 422, or 409 if the behaviour says so
     */
    public List<TransactionRow> record(SaleRequest request) {
        synchronized (lock) {
            List<TransactionRow> made = recorder.record(request, clock.instant());
            return behaviour.unitAtCreate()
                    ? made
                    : made.stream().map(TransactionRow::withoutUnit).toList();
        }
    }

    /**
     * Fetches a transaction. API document: "Fetch a transaction".
     *
     * @param key the key
     * @return the transaction
     * @throws Refusal with 404 if there is none
     */
    public TransactionRow fetch(String key) {
        synchronized (lock) {
            TransactionRow row = ledger.pick(key, behaviour.pickedRow(), clock.instant(), program.reviewPeriod());
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
    public TransactionPage list(@Nullable String key, int limit, int page) {
        Refusal.Collector problems = new Refusal.Collector();
        int max = behaviour.maxPageLimit();
        if (limit < 1 || limit > max) {
            problems.add("limit", "The limit must be between 1 and " + max + ".");
        }
        if (page < 1) {
            problems.add("page", "The page must be at least 1.");
        }
        problems.refuseIfAny();
        Instant visible = clock.instant().minus(behaviour.keyVisibleAfter());
        List<TransactionRow> rows = new ArrayList<>(
                key == null
                        ? transactions()
                        : transactions(key).stream()
                                .filter(row -> !row.recordedAt().isAfter(visible))
                                .toList());
        Collections.reverse(rows);
        long from = Math.min(rows.size(), (page - 1L) * limit);
        long to = Math.min(rows.size(), from + limit);
        return new TransactionPage(rows.subList((int) from, (int) to), page, limit, to < rows.size());
    }

    /**
     * Deletes a transaction and takes its rewards back. API document: "Delete a transaction".
     *
     * @param key the key
     * @throws Refusal with 404 if there is none
     */
    public void delete(String key) {
        synchronized (lock) {
            ledger.delete(fetch(key).number(), seconds());
        }
    }

    /**
     * Reads a customer's balance. API document: "Get customer's balance".
     *
     * @param id the customer's id
     * @return the balance
     * @throws Refusal with 404 if there is no such customer
     */
    public BalanceRow balance(String id) {
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
    public void credit(String id, @Nullable BigDecimal amount, @Nullable String unit, @Nullable Boolean currency) {
        synchronized (lock) {
            accounts.credit(id, amount, unit, currency, seconds());
        }
    }
}
