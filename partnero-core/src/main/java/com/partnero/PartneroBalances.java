package com.partnero;

/**
 * The balances of one program's customers.
 *
 * <p>Every call blocks the calling thread until it ends, at the latest at its deadline. Interrupting the thread ends
 * the call at once. Every failure is a {@link com.partnero.errors.PartneroException}, which is unchecked. Invalid
 * arguments cause an {@link IllegalArgumentException} or a {@link NullPointerException} before anything is sent.
 *
 * <p>Thread-safe. API document: "Get customer's balance", "Create credit note for a customer".
 *
 * @since 0.1.0
 */
public interface PartneroBalances {

    /**
     * Reads a customer's balance. API document: "Get customer's balance".
     *
     * @param customerId the id of the customer in your system
     * @return the balance
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, holds control characters, or begins
     *     or ends with white space
     * @throws com.partnero.errors.PartneroNotFoundException {@code NOT_APPLIED} if there is no such customer
     * @throws com.partnero.errors.PartneroProtocolException {@code NOT_APPLIED} if the service returns another
     *     customer's balance
     * @throws com.partnero.errors.PartneroException {@code NOT_APPLIED} for any other failure, because a read changes
     *     nothing
     */
    CustomerBalance get(String customerId);

    /**
     * Writes a credit note, at most once. A credit note has no key, so it cannot be looked up. If the answer is lost,
     * the call fails with {@code UNKNOWN}; only a person who reads the balance can then tell whether the credit was
     * written. API document: "Create credit note for a customer".
     *
     * @param customerId the id of the customer in your system
     * @param amount more than zero, in major units, with its currency or unit
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, holds control characters, or begins
     *     or ends with white space; or if the amount is not positive or has no unit
     * @throws com.partnero.errors.PartneroException of any kind; {@code NOT_APPLIED} if the credit was certainly not
     *     written, {@code UNKNOWN} if it may have been
     */
    void credit(String customerId, Amount amount);
}
