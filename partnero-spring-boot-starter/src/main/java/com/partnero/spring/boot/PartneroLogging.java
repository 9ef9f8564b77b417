package com.partnero.spring.boot;

/**
 * Which calls leave a line in the log, under the logger {@code com.partnero.calls}. No line holds a key, a person, a body or
 * what the service said.
 *
 * @since 0.1.0
 */
public enum PartneroLogging {
    /** None. */
    OFF,
    /** Those that fail, as warnings. */
    FAILURES,
    /** All. */
    CALLS
}
