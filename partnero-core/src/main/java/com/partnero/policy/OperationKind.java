package com.partnero.policy;

/** The kinds of operations: each row of the recovery table has one. */
enum OperationKind {
    /** Changes nothing: fetch, list, balance. */
    READ,
    /** Pays, and can be looked up. */
    CREATE_WITH_KEY,
    /** Pays, and cannot be looked up. */
    CREATE_WITHOUT_KEY,
    /** Pays several times, and can be looked up key by key. */
    BATCH,
    /** Withdraws a sale. A second delete could hit another sale. */
    DELETE,
    /** Pays, and can never be looked up. */
    CREDIT;

    /** Whether a look-up can settle a lost answer. */
    boolean isVerifiable() {
        return this == CREATE_WITH_KEY || this == BATCH || this == DELETE;
    }
}
