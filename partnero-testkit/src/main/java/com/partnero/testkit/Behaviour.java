package com.partnero.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What nobody outside Partnero knows of the real service, as switches. The defaults follow the API document, and the worst
 * case where it is silent.
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
     * Sets a switch by its name, as the command line and the control interface do.
     *
     * @param name the name of one of the methods below; case and underscores do not matter
     * @param value one of the constants, true or false, a number, or a duration such as {@code PT2S}
     * @return this
     * @throws IllegalArgumentException if there is no such switch or value; the message lists what there is
     */
    public Behaviour set(String name, String value) {
        Switch.named(name).set(this, value);
        return this;
    }

    /**
     * Sets what a create does whose key is there already.
     *
     * @param value {@link RepeatedKey#SECOND_ROW} unless set
     * @return this
     */
    public Behaviour repeatedKey(RepeatedKey value) {
        repeatedKey = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets whether a batch of which some sales are refused records the others. Otherwise it records nothing.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour partialBatch(boolean value) {
        partialBatch = value;
        return this;
    }

    /**
     * Sets whether a credit note draws the balance down: what was earned has been paid out. Otherwise it adds to it. Holds
     * for credit notes that were written before, too.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour creditDrawsDown(boolean value) {
        creditDrawsDown = value;
        return this;
    }

    /**
     * Sets whether answers that hold a single transaction name buyer and referrer as newer pages and lists do,
     * {@code referred_customer} and {@code customer}. Otherwise as in the API document, {@code customer} and {@code partner}.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour newNames(boolean value) {
        newNames = value;
        return this;
    }

    /**
     * Sets whether a fetch or a delete takes the newest transaction if several have the key. Otherwise the oldest.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour newestRow(boolean value) {
        newestRow = value;
        return this;
    }

    /**
     * Sets whether somebody may buy whom nobody has referred. Otherwise it is refused with 422, as the API document's note
     * says: "transactions can be created for referred customers only".
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour unreferredBuyers(boolean value) {
        unreferredBuyers = value;
        return this;
    }

    /**
     * Sets whether a sale that asks for its buyer to be created is recorded if the buyer is there already, unchanged.
     * Otherwise it is refused with 422.
     *
     * @param value false unless set
     * @return this
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
     * Sets whether white space and invisible characters at both ends of a text that comes in are dropped, as Laravel does.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour trimsText(boolean value) {
        trimsText = value;
        return this;
    }

    /**
     * Sets whether keys and ids that differ in their case alone are the same, as in MySQL's usual collation.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour ignoresCase(boolean value) {
        ignoresCase = value;
        return this;
    }

    /**
     * Sets whether the answer to a create says already what the amount counts. In the API document it does not:
     * {@code is_currency} is false and {@code amount_units} null, and a fetch says true and USD.
     *
     * @param value false unless set
     * @return this
     */
    public Behaviour unitAtCreate(boolean value) {
        unitAtCreate = value;
        return this;
    }

    /**
     * Sets whether a path matches in which a slash of a key is encoded as {@code %2F}. Only HTTP shows it.
     *
     * @param value false, as with many servers, unless set
     * @return this
     */
    public Behaviour encodedSlash(boolean value) {
        encodedSlash = value;
        return this;
    }

    /**
     * Sets how many rows a page may have; a request for more is refused with 422. The vendor's own software allows 100.
     *
     * @param value 250 unless set
     * @return this
     */
    public Behaviour maxPageLimit(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("maxPageLimit must be at least 1: " + value);
        }
        maxPageLimit = value;
        return this;
    }

    /**
     * Sets how long a new transaction stays invisible to a list by key, as behind a search index that lags.
     *
     * @param value zero unless set
     * @return this
     */
    public Behaviour keyVisibleAfter(Duration value) {
        keyVisibleAfter = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets how long it takes until a new transaction has its rewards, as if they were computed by a job of their own.
     *
     * @param value zero unless set
     * @return this
     */
    public Behaviour rewardsAfter(Duration value) {
        rewardsAfter = Objects.requireNonNull(value);
        return this;
    }

    /**
     * The names of all switches.
     *
     * @return in the order in which they are documented
     */
    public static List<String> names() {
        return Switch.ALL.stream().map(Switch::name).toList();
    }

    /**
     * Some values of a switch; all of them, unless it is a number or a duration.
     *
     * @param name the switch
     * @return the default first
     */
    public static List<String> values(String name) {
        return List.copyOf(Switch.named(name).options().keySet());
    }

    /**
     * What a switch is set to.
     *
     * @param name the switch
     * @return as {@link #set} takes it
     */
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
