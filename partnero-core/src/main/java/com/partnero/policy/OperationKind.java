package com.partnero.policy;

/** The rows of the matrix: what an operation does decides how its failures are met. */
enum OperationKind {
    /** Changes nothing: fetch, list, balance. */
    READ,
    /** Pays, and can be looked up. */
    CREATE_WITH_KEY,
    /** Pays, and cannot be looked up. */
    CREATE_WITHOUT_KEY,
    /** Pays several times, and can be looked up key by key. */
    BATCH,
    /** Takes a sale back; doing it twice could take another one. */
    DELETE,
    /** Pays, and can never be looked up. */
    CREDIT;

    /** Whether a look-up can settle a lost answer. */
    boolean isVerifiable() {
        return this == CREATE_WITH_KEY || this == BATCH || this == DELETE;
    }
}
