package com.partnero.outbox;

import com.partnero.errors.PartneroException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a create, a delete or a credit did.
 *
 * @param reason for persons; never shows a key, a person or a secret
 * @param pause how long the whole program should be left alone; null if it need not be
 */
record Answer(Kind kind, String reason, @Nullable Duration pause) {

    enum Kind {
        ACCEPTED,
        /** Certainly not carried out; the same request may succeed later. */
        NOT_APPLIED,
        /** Certainly not carried out: the buyer is unknown or was not referred. */
        NOT_REFERRED,
        /** Certainly not carried out: something is recorded under the key. */
        TAKEN,
        /** Certainly not carried out, and never will be. */
        REFUSED,
        UNKNOWN
    }

    static final Answer ACCEPTED = new Answer(Kind.ACCEPTED, "", null);

    static Answer of(Kind kind, String reason) {
        return new Answer(kind, reason, null);
    }

    /** The message of the exception names no key, no person and no secret, so that it may be stored. */
    static Answer of(PartneroException exception) {
        return Refusals.answer(exception);
    }
}
