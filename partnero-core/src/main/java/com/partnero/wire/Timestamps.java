package com.partnero.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments on the wire: {@code 2025-05-12T17:50:17.000000Z}, and what else has been seen. */
final class Timestamps {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String USUAL = "0000-00-00T00:00:00.000000Z";
    private static final int MAX_SECONDS_DIGITS = 12;
    private static final long YEAR_10000 = 253_402_300_800L;

    private Timestamps() {}

    /** In microseconds, as the service does; nothing is cut off. */
    static String format(Instant moment) {
        return moment.getNano() % 1000 == 0 ? MICROS.format(moment) : moment.toString();
    }

    /** Any precision, any offset, a space for the T, Unix seconds; null for what is none of these. */
    static @Nullable Instant parse(String text) {
        try {
            if (isUsual(text)) {
                return usual(text);
            }
            if (isDigits(text)) {
                return text.length() > MAX_SECONDS_DIGITS ? null : unixSeconds(Long.parseLong(text));
            }
            String iso = text.length() > 10 && text.charAt(10) == ' '
                    ? text.substring(0, 10) + 'T' + text.substring(11)
                    : text;
            return hasOffset(iso)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant unixSeconds(long seconds) {
        return seconds < YEAR_10000 ? Instant.ofEpochSecond(seconds) : null;
    }

    /** The one form that every example has is read without the cost of the general parser, which dominates a page. */
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            char expected = USUAL.charAt(i);
            if (expected == '0' ? !isDigit(c) : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        number(text, 20, 26) * 1000)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean hasOffset(String text) {
        for (int i = 10; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
                return true;
            }
        }
        return false;
    }
}
