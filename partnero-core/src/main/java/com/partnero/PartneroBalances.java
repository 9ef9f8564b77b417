package com.partnero;

/**
 * The balances of one program's customers.
 *
 * <p>Every call blocks the calling thread until it has ended, at the latest at its deadline; interrupting the thread ends it
 * at once. Every failure is a {@link com.partnero.errors.PartneroException}, unchecked. Arguments are checked before
 * anything is sent, with {@link IllegalArgumentException} or {@link NullPointerException}.
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
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or holds control characters
     * @throws com.partnero.errors.PartneroNotFoundException if there is no such customer
     * @throws com.partnero.errors.PartneroProtocolException if the service answers with the balance of another customer
     * @throws com.partnero.errors.PartneroException {@code NOT_APPLIED}, as nothing is changed
     */
    CustomerBalance get(String customerId);

    /**
     * Writes a credit note, at most once. It has no key by which it could be looked up: after a lost answer the call fails
     * with {@code UNKNOWN}, and only a person who reads the balance can tell. API document: "Create credit note for a
     * customer".
     *
     * @param customerId the id of the customer in your system
     * @param amount more than zero, in major units, with its currency or unit
     * @throws IllegalArgumentException if the id is blank, {@code .} or {@code ..}, or the amount is not positive or has no
     *     unit
     * @throws com.partnero.errors.PartneroException of any kind; {@code NOT_APPLIED} if the credit certainly was not
     *     written, {@code UNKNOWN} if it may have been
     */
    void credit(String customerId, Amount amount);
}
