package com.partnero.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After}: whole seconds, or one of HTTP's three date formats. Anything else is ignored.
 */
final class RetryAfter {

    /** Longer than any deadline, and small enough that arithmetic does not overflow. */
    private static final long FOREVER = 100L * 365 * 24 * 3600;

    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.US);

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);

    private RetryAfter() {}

    /** The time to wait: zero for a date in the past, null for a missing or unreadable header. */
    static @Nullable Duration parse(@Nullable String header, @Nullable String date) {
        if (header == null || header.length() > 40) {
            return null;
        }
        String text = header.trim();
        if (text.isEmpty()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return until(moment(text), date);
            }
        }
        return Duration.ofSeconds(text.length() > 10 ? FOREVER : Math.min(FOREVER, Long.parseLong(text)));
    }

    private static @Nullable Duration until(@Nullable Instant then, @Nullable String date) {
        if (then == null) {
            return null;
        }
        Instant answered = date == null ? null : moment(date.trim());
        long seconds = then.getEpochSecond() - (answered == null ? Instant.now() : answered).getEpochSecond();
        return Duration.ofSeconds(Math.max(0, Math.min(FOREVER, seconds)));
    }

    private static @Nullable Instant moment(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return obsolete(text);
        }
    }

    private static @Nullable Instant obsolete(String text) {
        try {
            return LocalDateTime.parse(text, text.indexOf(',') > 0 ? RFC_850 : ASCTIME)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
