package com.partnero.testkit.service;

/**
 * What a create does whose buyer nobody has referred.
 *
 * @since 0.1.0
 */
public enum UnreferredBuyer {
    /** Refuses with 422, as the API document's note says: "transactions can be created for referred customers only". */
    REFUSED,
    /** Records the transaction; nobody is rewarded for a recommendation. */
    RECORDED
}
