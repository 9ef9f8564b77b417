package com.partnero.outbox;

import com.partnero.Operation;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.Retry;
import com.partnero.outbox.Answer.Kind;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a failed call means for an entry. */
final class Refusals {

    /** The pause after the API key was refused. */
    private static final Duration WITHOUT_KEY = Duration.ofMinutes(1);

    /** The pause after a 429 that names no time. */
    private static final Duration THROTTLED = Duration.ofSeconds(1);

    /** The longest pause, whatever the service asks for. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Of a program that was configured, or known, when its entries were recorded. */
    static final String WITHOUT_CLIENT = "no API key of this program is known: its entries wait";

    private static final int NOT_FOUND = 404;

    private Refusals() {}

    static Answer answer(PartneroException exception) {
        return new Answer(kind(exception), String.valueOf(exception.getMessage()), pause(exception));
    }

    private static Kind kind(PartneroException exception) {
        // A 404 to a delete is believed only after two look-ups found nothing.
        if (exception.outcome() == Outcome.UNKNOWN || isDeleteOfNothing(exception)) {
            return Kind.UNKNOWN;
        }
        if (exception.retry() == Retry.LATER) {
            return Kind.NOT_APPLIED;
        }
        Set<String> fields = exception.fieldErrors().keySet();
        if (exception instanceof PartneroConflictException || fields.contains("key")) {
            return Kind.TAKEN;
        }
        return fields.stream().anyMatch(Refusals::isAboutBuyer) ? Kind.NOT_REFERRED : Kind.REFUSED;
    }

    private static boolean isDeleteOfNothing(PartneroException exception) {
        Integer status = exception.status();
        return exception.operation() == Operation.DELETE && status != null && status == NOT_FOUND;
    }

    private static boolean isAboutBuyer(String field) {
        return field.equals("customer") || field.startsWith("customer.");
    }

    /** An application's own look-up of an API key may show secrets in its message. */
    static Answer withoutClient(RuntimeException failure) {
        String reason = failure instanceof IllegalArgumentException
                ? WITHOUT_CLIENT
                : "its API key cannot be looked up: " + failure.getClass().getSimpleName();
        return new Answer(Kind.NOT_APPLIED, reason, WITHOUT_KEY);
    }

    /** How long to pause the whole program, or null. A Retry-After and a refused API key concern all its requests. */
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
