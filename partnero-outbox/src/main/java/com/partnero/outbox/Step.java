package com.partnero.outbox;

/** A decision of the state machine. {@link Move}, {@link Post} and {@link Delete} are stored before anything else happens. */
sealed interface Step {

    /** When the row is due again. */
    enum Due {
        NOW,
        /** After the settle window. */
        SETTLED,
        /** After the pause between two look-ups. */
        SHORTLY,
        /** After the back-off, which grows with consecutive failures. */
        BACK_OFF,
        /** Never, unless something changes. */
        AT_REST
    }

    /** What happens to the wire key that the row had before this step. */
    enum GivenUp {
        NO,
        /** It is abandoned, but a late create may still be recorded with it. */
        MAY_APPEAR,
        /** It is abandoned: the delete of its sale was accepted. */
        DELETED
    }

    /** Do nothing. */
    record Rest() implements Step {}

    /** List the transactions with the wire key. */
    record LookUp() implements Step {}

    /** Create what is wanted, with the wire key of {@code to}. */
    record Post(Position to, GivenUp givenUp) implements Step {}

    /** Delete the transaction with the wire key. */
    record Delete(Position to) implements Step {}

    /** @param reason why, for operators; may be empty */
    record Move(Position to, Due due, GivenUp givenUp, String reason) implements Step {

        Move(Position to, Due due, String reason) {
            this(to, due, GivenUp.NO, reason);
        }

        Move(Position to, Due due) {
            this(to, due, "");
        }
    }
}
