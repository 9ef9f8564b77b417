package com.partnero.spring.boot.observation;

import com.partnero.errors.PartneroException;
import com.partnero.spi.AttemptFailedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Short names for the kinds of failures, as they stand in tags. */
final class ErrorNames {

    private static final String NONE = "none";

    private ErrorNames() {}

    static String of(@Nullable PartneroException exception) {
        return exception == null ? NONE : ofClass(exception.getClass().getSimpleName());
    }

    /** {@code PartneroNotSentException} is {@code not-sent}. */
    static String ofClass(String simpleName) {
        if (!simpleName.startsWith("Partnero") || !simpleName.endsWith("Exception")) {
            return simpleName;
        }
        String kind = simpleName.substring("Partnero".length(), simpleName.length() - "Exception".length());
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Why a request is sent again. */
    static String reason(AttemptFailedException failure) {
        return switch (failure.reason()) {
            case NOT_SENT -> "not-sent";
            case LOST -> "connection-lost";
            case TIMEOUT -> "timeout";
            case INTERRUPTED -> "interrupted";
            case UNUSABLE -> "protocol";
            case STATUS -> failure.isThrottled() ? "rate-limited" : "server";
        };
    }
}
