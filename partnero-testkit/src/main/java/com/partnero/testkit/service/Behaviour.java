package com.partnero.testkit.service;

import java.time.Duration;
import java.util.Objects;

/**
 * What nobody outside Partnero knows of the real service, as switches. The defaults follow the API document, and the worst
 * case where it is silent.
 *
 * <pre>{@code partnero.service().behaviour().repeatedKey(RepeatedKey.CONFLICT_409).maxPageLimit(100);}</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class Behaviour {

    private volatile RepeatedKey repeatedKey = RepeatedKey.SECOND_ROW;
    private volatile BatchMode batchMode = BatchMode.ATOMIC;
    private volatile CreditDirection creditDirection = CreditDirection.ADDS;
    private volatile Naming naming = Naming.REFERENCE;
    private volatile PickedRow pickedRow = PickedRow.OLDEST;
    private volatile UnreferredBuyer unreferredBuyer = UnreferredBuyer.REFUSED;
    private volatile int maxPageLimit = 250;
    private volatile Duration keyVisibleAfter = Duration.ZERO;
    private volatile boolean unitAtCreate;
    private volatile boolean encodedSlash;

    Behaviour() {}

    void reset() {
        restore(new Behaviour());
    }

    void restore(Behaviour other) {
        repeatedKey = other.repeatedKey;
        batchMode = other.batchMode;
        creditDirection = other.creditDirection;
        naming = other.naming;
        pickedRow = other.pickedRow;
        unreferredBuyer = other.unreferredBuyer;
        maxPageLimit = other.maxPageLimit;
        keyVisibleAfter = other.keyVisibleAfter;
        unitAtCreate = other.unitAtCreate;
        encodedSlash = other.encodedSlash;
    }

    /**
     * Sets what a create does whose key stands already.
     *
     * @param value {@link RepeatedKey#SECOND_ROW} unless set
     * @return this
     */
    public Behaviour repeatedKey(RepeatedKey value) {
        repeatedKey = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets what a batch does of which some sales are refused.
     *
     * @param value {@link BatchMode#ATOMIC} unless set
     * @return this
     */
    public Behaviour batchMode(BatchMode value) {
        batchMode = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets what a credit note does to the balance, from now on and for those already written.
     *
     * @param value {@link CreditDirection#ADDS} unless set
     * @return this
     */
    public Behaviour creditDirection(CreditDirection value) {
        creditDirection = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets how answers that hold a single transaction call buyer and referrer.
     *
     * @param value {@link Naming#REFERENCE} unless set
     * @return this
     */
    public Behaviour naming(Naming value) {
        naming = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets which transaction a fetch or a delete takes if several have the key.
     *
     * @param value {@link PickedRow#OLDEST} unless set
     * @return this
     */
    public Behaviour pickedRow(PickedRow value) {
        pickedRow = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets what a create does whose buyer nobody has referred.
     *
     * @param value {@link UnreferredBuyer#REFUSED} unless set
     * @return this
     */
    public Behaviour unreferredBuyer(UnreferredBuyer value) {
        unreferredBuyer = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets how many rows a page may have; a request for more is refused with 422.
     *
     * @param value 250 unless set; the vendor's own software allows 100
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
     * Sets whether a path matches in which a slash of a key is encoded as {@code %2F}. Only the wire shows it.
     *
     * @param value false unless set, as with many servers
     * @return this
     */
    public Behaviour encodedSlash(boolean value) {
        encodedSlash = value;
        return this;
    }

    /**
     * What a create does whose key stands already.
     *
     * @return the switch
     */
    public RepeatedKey repeatedKey() {
        return repeatedKey;
    }

    /**
     * What a batch does of which some sales are refused.
     *
     * @return the switch
     */
    public BatchMode batchMode() {
        return batchMode;
    }

    /**
     * What a credit note does to the balance.
     *
     * @return the switch
     */
    public CreditDirection creditDirection() {
        return creditDirection;
    }

    /**
     * How answers that hold a single transaction call buyer and referrer.
     *
     * @return the switch
     */
    public Naming naming() {
        return naming;
    }

    /**
     * Which transaction a fetch or a delete takes if several have the key.
     *
     * @return the switch
     */
    public PickedRow pickedRow() {
        return pickedRow;
    }

    /**
     * What a create does whose buyer nobody has referred.
     *
     * @return the switch
     */
    public UnreferredBuyer unreferredBuyer() {
        return unreferredBuyer;
    }

    /**
     * How many rows a page may have.
     *
     * @return the switch
     */
    public int maxPageLimit() {
        return maxPageLimit;
    }

    /**
     * How long a new transaction stays invisible to a list by key.
     *
     * @return the switch
     */
    public Duration keyVisibleAfter() {
        return keyVisibleAfter;
    }

    /**
     * Whether the answer to a create says already what the amount counts.
     *
     * @return the switch
     */
    public boolean unitAtCreate() {
        return unitAtCreate;
    }

    /**
     * Whether a path matches in which a slash of a key is encoded.
     *
     * @return the switch
     */
    public boolean encodedSlash() {
        return encodedSlash;
    }
}
