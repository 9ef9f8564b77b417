package com.partnero;

import com.partnero.internal.Checks;

/**
 * Limits for the answers of the service. An answer beyond a limit is discarded; the call fails with {@link
 * com.partnero.errors.PartneroProtocolException}.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ResponseLimits {

    private static final int PAGES_ARE_LARGER = 8;
    private static final int LARGEST_BODY = 128 << 20;
    private static final int BYTES_PER_SALE = 4 << 10;
    private static final ResponseLimits DEFAULTS = new ResponseLimits(1 << 20, 32, 40);

    private final int maxBodyBytes;
    private final int maxDepth;
    private final int maxNumberDigits;

    private ResponseLimits(int maxBodyBytes, int maxDepth, int maxNumberDigits) {
        this.maxBodyBytes = maxBodyBytes;
        this.maxDepth = maxDepth;
        this.maxNumberDigits = maxNumberDigits;
    }

    /** A body of 1 MiB after inflating (8 MiB for a page of a list), 32 levels, numbers of 40 digits. */
    public static ResponseLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Sets the size of a body after inflating. A page of a list may be eight times as large.
     *
     * @param bytes 1 KiB to 128 MiB
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public ResponseLimits withMaxBodyBytes(int bytes) {
        Checks.range("maxBodyBytes", bytes, 1 << 10, LARGEST_BODY);
        return new ResponseLimits(bytes, maxDepth, maxNumberDigits);
    }

    /**
     * Sets how deep objects and arrays may be nested.
     *
     * @param levels 8 to 200
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public ResponseLimits withMaxDepth(int levels) {
        Checks.range("maxDepth", levels, 8, 200);
        return new ResponseLimits(maxBodyBytes, levels, maxNumberDigits);
    }

    /**
     * Sets how many digits a number may have, and how large its exponent may be.
     *
     * @param digits 18 to 40
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of range
     */
    public ResponseLimits withMaxNumberDigits(int digits) {
        Checks.range("maxNumberDigits", digits, 18, 40);
        return new ResponseLimits(maxBodyBytes, maxDepth, digits);
    }

    /** The largest body of an operation's answer, in bytes after inflating. */
    public int maxBodyBytes(Operation operation) {
        return operation == Operation.LIST ? maxBodyBytes * PAGES_ARE_LARGER : maxBodyBytes;
    }

    /**
     * The largest body of a page of transactions, in bytes after inflating. It is eight times as large as other bodies,
     * unless the query is by key.
     */
    public int maxBodyBytes(TransactionQuery query) {
        return query.key() == null ? maxBodyBytes(Operation.LIST) : maxBodyBytes;
    }

    /**
     * The largest body of the answer to a batch, in bytes after inflating: at most 128 MiB. It grows with the number of
     * sales, because the answer contains all of them.
     */
    public int maxBodyBytes(NewTransactionBatch batch) {
        long forSales = (long) BYTES_PER_SALE * batch.transactions().size();
        return (int) Math.min(Math.max(maxBodyBytes, LARGEST_BODY), maxBodyBytes + forSales);
    }

    /** How many levels deep objects and arrays may be nested. */
    public int maxDepth() {
        return maxDepth;
    }

    /** How many digits a number may have, and how large its exponent may be. */
    public int maxNumberDigits() {
        return maxNumberDigits;
    }

    @Override
    public String toString() {
        return "ResponseLimits{maxBodyBytes=" + maxBodyBytes + ", maxDepth=" + maxDepth + ", maxNumberDigits="
                + maxNumberDigits + "}";
    }
}
