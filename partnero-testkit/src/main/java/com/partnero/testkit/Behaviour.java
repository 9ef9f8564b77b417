package com.partnero.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Switches for undocumented behaviour of the real service. The defaults follow the API document, and the worst case
 * where it says nothing.
 *
 * <pre>{@code
 * partnero.service().behaviour().repeatedKey(RepeatedKey.CONFLICT_409).maxPageLimit(100);
 * partnero.service().behaviour().set("creditDrawsDown", "true");
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class Behaviour {

    private volatile RepeatedKey repeatedKey = RepeatedKey.SECOND_ROW;
    private volatile boolean partialBatch;
    private volatile boolean creditDrawsDown;
    private volatile boolean newNames;
    private volatile boolean newestRow;
    private volatile boolean unreferredBuyers;
    private volatile boolean knownBuyers;
    private volatile boolean actionRequired;
    private volatile boolean trimsText;
    private volatile boolean ignoresCase;
    private volatile boolean unitAtCreate;
    private volatile boolean encodedSlash;
    private volatile int maxPageLimit = 250;
    private volatile Duration keyVisibleAfter = Duration.ZERO;
    private volatile Duration rewardsAfter = Duration.ZERO;

    Behaviour() {}

    void reset() {
        restore(new Behaviour());
    }

    void restore(Behaviour other) {
        Switch.ALL.forEach(each -> each.set().accept(this, each.get().apply(other)));
    }

    /**
     * Sets a switch by its name, for the command line and the control interface.
     *
     * @param name the name of one of the methods below; case and underscores do not matter
     * @param value a constant, true or false, a number, or a duration such as {@code PT2S}
     * @return this
     * @throws IllegalArgumentException if there is no such switch or value; the message lists the valid ones
     */
    public Behaviour set(String name, String value) {
        Switch.named(name).set(this, value);
        return this;
    }

    /** Sets what a create does if its key already exists; {@link RepeatedKey#SECOND_ROW} unless set. */
    public Behaviour repeatedKey(RepeatedKey value) {
        repeatedKey = Objects.requireNonNull(value);
        return this;
    }

    /** Sets whether a batch with refused sales still records the others. By default it records nothing. */
    public Behaviour partialBatch(boolean value) {
        partialBatch = value;
        return this;
    }

    /**
     * Sets whether a credit note reduces the balance, because it pays out what was earned. By default it increases the
     * balance. The switch also affects earlier credit notes.
     */
    public Behaviour creditDrawsDown(boolean value) {
        creditDrawsDown = value;
        return this;
    }

    /**
     * Sets whether an answer with a single transaction names buyer and referrer as newer pages and lists do: {@code
     * referred_customer} and {@code customer}. By default it follows the API document: {@code customer} and {@code
     * partner}.
     */
    public Behaviour newNames(boolean value) {
        newNames = value;
        return this;
    }

    /**
     * Sets whether a fetch or a delete takes the newest of several transactions with the key. By default it takes the
     * oldest.
     */
    public Behaviour newestRow(boolean value) {
        newestRow = value;
        return this;
    }

    /**
     * Sets whether a customer without a referrer may buy. By default the sale is refused with 422, as the API document
     * says: "transactions can be created for referred customers only".
     */
    public Behaviour unreferredBuyers(boolean value) {
        unreferredBuyers = value;
        return this;
    }

    /**
     * Sets whether a sale that asks to create its buyer is recorded if the buyer already exists; the buyer then stays
     * unchanged. By default the sale is refused with 422.
     */
    public Behaviour knownBuyers(boolean value) {
        knownBuyers = value;
        return this;
    }

    /**
     * Sets whether a sale without {@code action} is refused with 422, as the API document says. Otherwise it counts as
     * {@code sale}: the vendor's n8n node sends no action unless asked to.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour actionRequired(boolean value) {
        actionRequired = value;
        return this;
    }

    /**
     * Sets whether white space and invisible characters at both ends of received texts are dropped, as Laravel does.
     * False unless set.
     */
    public Behaviour trimsText(boolean value) {
        trimsText = value;
        return this;
    }

    /**
     * Sets whether keys and ids that differ only in case are the same, as in MySQL's usual collation. False unless set.
     */
    public Behaviour ignoresCase(boolean value) {
        ignoresCase = value;
        return this;
    }

    /**
     * Sets whether the answer to a create already has the unit of the amount. By default it follows the API document:
     * {@code is_currency} is false and {@code amount_units} null, and a later fetch says true and USD.
     */
    public Behaviour unitAtCreate(boolean value) {
        unitAtCreate = value;
        return this;
    }

    /**
     * Sets whether a path matches if it contains a slash of a key as {@code %2F}. False unless set, as with many
     * servers. It has an effect only over HTTP.
     */
    public Behaviour encodedSlash(boolean value) {
        encodedSlash = value;
        return this;
    }

    /**
     * Sets how many rows a page may have; 250 unless set. A request for more is refused with 422. The vendor's own
     * software allows 100.
     *
     * @throws IllegalArgumentException if the value is less than 1
     */
    public Behaviour maxPageLimit(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("maxPageLimit must be at least 1: " + value);
        }
        maxPageLimit = value;
        return this;
    }

    /** Sets how long a list by key omits a new transaction, as a search index that lags does. Zero unless set. */
    public Behaviour keyVisibleAfter(Duration value) {
        keyVisibleAfter = Objects.requireNonNull(value);
        return this;
    }

    /** Sets how long a new transaction has no rewards, as if a separate job computed them. Zero unless set. */
    public Behaviour rewardsAfter(Duration value) {
        rewardsAfter = Objects.requireNonNull(value);
        return this;
    }

    /** The names of all switches, in the order of the documentation. */
    public static List<String> names() {
        return Switch.ALL.stream().map(Switch::name).toList();
    }

    /** The values of a switch, the default first. For a number or a duration these are examples. */
    public static List<String> values(String name) {
        return List.copyOf(Switch.named(name).options().keySet());
    }

    /** The value of a switch, in the form that {@link #set} accepts. */
    public String get(String name) {
        return Switch.named(name).value(this);
    }

    RepeatedKey repeatedKey() {
        return repeatedKey;
    }

    boolean partialBatch() {
        return partialBatch;
    }

    boolean creditDrawsDown() {
        return creditDrawsDown;
    }

    boolean newNames() {
        return newNames;
    }

    boolean newestRow() {
        return newestRow;
    }

    boolean unreferredBuyers() {
        return unreferredBuyers;
    }

    boolean knownBuyers() {
        return knownBuyers;
    }

    boolean actionRequired() {
        return actionRequired;
    }

    boolean trimsText() {
        return trimsText;
    }

    boolean ignoresCase() {
        return ignoresCase;
    }

    boolean unitAtCreate() {
        return unitAtCreate;
    }

    boolean encodedSlash() {
        return encodedSlash;
    }

    int maxPageLimit() {
        return maxPageLimit;
    }

    Duration keyVisibleAfter() {
        return keyVisibleAfter;
    }

    Duration rewardsAfter() {
        return rewardsAfter;
    }
}
