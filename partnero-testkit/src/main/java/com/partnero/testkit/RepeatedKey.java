package com.partnero.testkit;

/**
 * What a create does if its key already exists. The API document says that keys must be unique; the vendor's newest
 * code says that they are not.
 *
 * @since 0.1.0
 */
public enum RepeatedKey {
    /** Records a second transaction and pays a second time. */
    SECOND_ROW,
    /** Refuses with 409. */
    CONFLICT_409,
    /** Refuses with 422 and an error for the field {@code key}. */
    INVALID_422,
    /** Repeats the first answer and records nothing. */
    REPLAY
}
