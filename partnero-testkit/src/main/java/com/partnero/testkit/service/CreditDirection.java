package com.partnero.testkit.service;

/**
 * What a credit note does to the balance. The API document does not say.
 *
 * @since 0.1.0
 */
public enum CreditDirection {
    /** The balance grows. */
    ADDS,
    /** The balance is drawn down: what was earned has been paid out. */
    DRAWS_DOWN
}
