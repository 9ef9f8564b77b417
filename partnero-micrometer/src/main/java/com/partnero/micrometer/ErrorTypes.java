package com.partnero.micrometer;

import com.partnero.errors.PartneroException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.StatusMeaning;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Short names for the kinds of failures, the same for calls, requests and retries. */
final class ErrorTypes {

    static final String NONE = "none";

    /** The failures after which the library sends a request again. */
    static final List<String> RETRIED =
            List.of("not-sent", "connection-lost", "timeout", "protocol", "rate-limited", "server");

    /** The subset that proves that the request was not carried out. A credit is retried only after these. */
    static final List<String> CREDIT_RETRIED = List.of("not-sent", "timeout", "rate-limited");

    private ErrorTypes() {}

    /** For instance {@code not-sent} for {@code PartneroNotSentException}. */
    static String of(@Nullable PartneroException exception) {
        if (exception == null) {
            return NONE;
        }
        String name = exception.getClass().getSimpleName();
        String kind = name.substring("Partnero".length(), name.length() - "Exception".length());
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String of(@Nullable AttemptFailedException failure) {
        if (failure == null) {
            return NONE;
        }
        return switch (failure.reason()) {
            case NOT_SENT -> "not-sent";
            case NO_API_KEY -> "authentication";
            case CONCURRENCY_LIMIT -> "concurrency-limit";
            case HELD_BACK -> "rate-limited";
            case LOST, NOT_PROCESSED -> "connection-lost";
            case TIMEOUT -> "timeout";
            case INTERRUPTED -> "interrupted";
            case UNUSABLE -> "protocol";
            case FOREIGN -> failure.isThrottled() ? "rate-limited" : "protocol";
            case STATUS -> ofStatus(failure.meaning());
        };
    }

    private static String ofStatus(StatusMeaning meaning) {
        return switch (meaning) {
            case UNAUTHENTICATED, FORBIDDEN -> "authentication";
            case NOT_FOUND -> "not-found";
            case CONFLICT -> "conflict";
            case THROTTLED -> "rate-limited";
            case INVALID -> "validation";
            case FOREIGN -> "protocol";
            case FAILED, GATEWAY, NONE -> "server";
        };
    }
}
