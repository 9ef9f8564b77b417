package com.partnero.outbox;

import com.partnero.errors.PartneroException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a create, a delete or a credit did.
 *
 * @param reason for operators; never shows a key, a person or a secret
 * @param pause how long to send nothing to the whole program; null for no pause
 */
record Answer(Kind kind, String reason, @Nullable Duration pause) {

    enum Kind {
        ACCEPTED,
        /** Certainly not carried out; the same request may succeed later. */
        NOT_APPLIED,
        /** Certainly not carried out: the buyer is unknown or was not referred. */
        NOT_REFERRED,
        /** Certainly not carried out: another transaction already uses the key. */
        TAKEN,
        /** Certainly not carried out, and never will be. */
        REFUSED,
        UNKNOWN
    }

    static final Answer ACCEPTED = new Answer(Kind.ACCEPTED, "", null);

    static Answer of(Kind kind, String reason) {
        return new Answer(kind, reason, null);
    }

    /** Stores the exception's message. It names no key, no person and no secret. */
    static Answer of(PartneroException exception) {
        return Refusals.answer(exception);
    }
}
