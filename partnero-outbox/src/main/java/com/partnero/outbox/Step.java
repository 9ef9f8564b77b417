package com.partnero.outbox;

/** What the state machine decides. {@link Move}, {@link Post} and {@link Delete} are stored before anything else happens. */
sealed interface Step {

    /** When the row is due again. */
    enum Due {
        NOW,
        /** After the settle window. */
        SETTLED,
        /** Before the second look. */
        SHORTLY,
        /** The more failures in a row, the later. */
        BACK_OFF,
        /** Not by itself. */
        AT_REST
    }

    /** What becomes of the wire key that the row had before this step. */
    enum GivenUp {
        NO,
        /** A late create may still appear under it. */
        MAY_APPEAR,
        /** The delete of its sale was accepted. */
        DELETED
    }

    /** Nothing is to be done. */
    record Rest() implements Step {}

    /** Ask for the transactions under the wire key. */
    record LookUp() implements Step {}

    /** Create what is wanted, under the wire key of {@code to}. */
    record Post(Position to, GivenUp givenUp) implements Step {}

    /** Delete the transaction under the wire key. */
    record Delete(Position to) implements Step {}

    /** @param reason why, for persons; empty if there is nothing to say */
    record Move(Position to, Due due, GivenUp givenUp, String reason) implements Step {

        Move(Position to, Due due, String reason) {
            this(to, due, GivenUp.NO, reason);
        }

        Move(Position to, Due due) {
            this(to, due, "");
        }
    }
}
