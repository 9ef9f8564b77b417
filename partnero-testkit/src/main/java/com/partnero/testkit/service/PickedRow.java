package com.partnero.testkit.service;

/**
 * Which transaction a fetch or a delete takes if several have the key. The API document does not say.
 *
 * @since 0.1.0
 */
public enum PickedRow {
    /** The one recorded first. */
    OLDEST,
    /** The one recorded last. */
    NEWEST
}
