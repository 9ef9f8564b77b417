package com.partnero.testkit.service;

/**
 * What a batch does of which some sales are refused. The API document does not say.
 *
 * @since 0.1.0
 */
public enum BatchMode {
    /** Records all of them or none. */
    ATOMIC,
    /** Records those that can be, and answers with those. */
    PARTIAL
}
