package com.partnero.outbox;

import com.partnero.Operation;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.outbox.Answer.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a failed call means for an entry: the one place that asks for the kind of an exception. */
final class Refusals {

    /** How long a program is left alone whose key is refused. */
    private static final Duration WITHOUT_KEY = Duration.ofMinutes(1);

    /** How long a program is left alone that is asked too often and does not say for how long. */
    private static final Duration THROTTLED = Duration.ofSeconds(1);

    /** However long the service asks to be left alone, it is asked again the next day. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private Refusals() {}

    static Answer answer(PartneroException exception) {
        return new Answer(kind(exception), String.valueOf(exception.getMessage()), pause(exception));
    }

    private static Kind kind(PartneroException exception) {
        if (exception.outcome() == Outcome.UNKNOWN) {
            return Kind.UNKNOWN;
        }
        if (exception instanceof PartneroNotFoundException) {
            // A delete that finds nothing is not believed before two looks have found nothing either.
            return exception.operation() == Operation.DELETE ? Kind.UNKNOWN : Kind.REFUSED;
        }
        if (exception instanceof PartneroConflictException) {
            return Kind.TAKEN;
        }
        if (exception instanceof PartneroValidationException) {
            return refusal(exception);
        }
        return Kind.NOT_APPLIED;
    }

    private static Kind refusal(PartneroException exception) {
        if (exception.fieldErrors().containsKey("key")) {
            return Kind.TAKEN;
        }
        boolean aboutBuyer = exception.fieldErrors().keySet().stream()
                .anyMatch(field -> field.equals("customer") || field.startsWith("customer."));
        return aboutBuyer ? Kind.NOT_REFERRED : Kind.REFUSED;
    }

    /** Whoever asks to be left alone means all requests; a refused key is refused for all. */
    static @Nullable Duration pause(PartneroException exception) {
        Duration asked = exception.retryAfter();
        if (asked != null) {
            return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        }
        if (exception instanceof PartneroAuthenticationException && exception.outcome() == Outcome.NOT_APPLIED) {
            return WITHOUT_KEY;
        }
        return exception instanceof PartneroRateLimitedException ? THROTTLED : null;
    }
}
