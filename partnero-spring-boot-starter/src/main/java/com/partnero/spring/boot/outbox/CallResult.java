package com.partnero.spring.boot.outbox;

import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroValidationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a call of the client did, as far as it matters to an entry. */
sealed interface CallResult {

    /** It was carried out. */
    record Accepted() implements CallResult {}

    /** Certainly not carried out, and worth another try. */
    record NotApplied(String reason, @Nullable Duration retryAfter) implements CallResult {}

    /** Certainly not carried out, and refused for what it says. */
    record Refused(String reason, boolean conflict) implements CallResult {}

    /** The answer was lost, and a look-up at once found something else under the key. */
    record Contradicted(String reason) implements CallResult {}

    /** Nobody knows. */
    record Unknown(String reason) implements CallResult {}

    /** The message of the exception names no key, no person and no secret, so that it may be stored. */
    static CallResult of(PartneroException exception) {
        String reason = String.valueOf(exception.getMessage());
        boolean conflict = exception instanceof PartneroConflictException;
        if (exception.outcome() == Outcome.UNKNOWN) {
            return conflict ? new Contradicted(reason) : new Unknown(reason);
        }
        if (conflict
                || exception instanceof PartneroValidationException
                || exception instanceof PartneroNotFoundException) {
            return new Refused(reason, conflict);
        }
        return new NotApplied(reason, exception.retryAfter());
    }
}
