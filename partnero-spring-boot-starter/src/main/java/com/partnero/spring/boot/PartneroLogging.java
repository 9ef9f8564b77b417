package com.partnero.spring.boot;

/**
 * Which calls are logged, by the logger {@code com.partnero.calls}. No line contains a key, a person, a body or the
 * service's message.
 *
 * @since 0.1.0
 */
public enum PartneroLogging {
    /** No calls. */
    OFF,
    /** Failed calls, as warnings. */
    FAILURES,
    /** All calls. */
    CALLS
}
