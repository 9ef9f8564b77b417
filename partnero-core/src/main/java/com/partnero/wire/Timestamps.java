package com.partnero.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes times: {@code 2025-05-12T17:50:17.000000Z} and the other known forms. */
final class Timestamps {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final long SECONDS_PER_DAY = 86_400;

    /**
     * From this value on, a number counts milliseconds. As seconds it would be the year 5138, as milliseconds it is
     * 1973.
     */
    private static final long MILLISECONDS = 100_000_000_000L;

    private Timestamps() {}

    /** Writes microseconds, as the service does; smaller fractions are kept too. */
    static String format(Instant moment) {
        return moment.getNano() % 1000 == 0 ? MICROS.format(moment) : moment.toString();
    }

    /**
     * Reads a time in any known form; null for other text. The forms are ISO 8601 of any precision, with any offset or
     * none, with a space for the T, as a date alone, or with 24:00; seconds or milliseconds since 1970, also with a
     * fraction; and RFC 1123.
     */
    static @Nullable Instant parse(CharSequence text) {
        try {
            Instant moment = new Reading(text).moment();
            return moment == null ? sinceEpoch(text.toString()) : moment;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant sinceEpoch(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return other(text);
            }
        }
        BigDecimal number = Decimals.parse(text);
        if (number == null || number.precision() - number.scale() > 14) {
            return null;
        }
        BigDecimal seconds = number.longValue() < MILLISECONDS ? number : number.movePointLeft(3);
        long whole = seconds.longValue();
        int nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).intValue();
        return Instant.ofEpochSecond(whole, nanos);
    }

    private static @Nullable Instant other(String text) {
        boolean dayOfWeekFirst = !text.isEmpty() && Character.isLetter(text.charAt(0));
        return dayOfWeekFirst
                ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    /**
     * Reads {@code 2025-05-12T17:50:17.000000Z} and similar forms by arithmetic. The general parser would take most of
     * the time for a page.
     */
    private static final class Reading {

        private final CharSequence text;
        private int at;

        Reading(CharSequence text) {
            this.text = text;
        }

        /** The time; null if the text has another form. */
        @Nullable
        Instant moment() {
            int year = digits(4);
            int month = skip('-') ? digits(2) : -1;
            int day = skip('-') ? digits(2) : -1;
            if (year < 0 || month < 0 || day < 0) {
                return null;
            }
            long seconds = epochDay(year, month, day) * SECONDS_PER_DAY;
            if (at == text.length()) {
                return Instant.ofEpochSecond(seconds);
            }
            if (!skip('T') && !skip('t') && !skip(' ')) {
                return null;
            }
            int hour = digits(2);
            int minute = skip(':') ? digits(2) : -1;
            int second = skip(':') ? digits(2) : 0;
            int nanos = skip('.') || skip(',') ? fraction() : 0;
            if (hour < 0 || minute < 0 || second < 0 || nanos < 0) {
                return null;
            }
            boolean midnight = hour == 24 && minute == 0 && second == 0 && nanos == 0;
            if (hour > 23 && !midnight || minute > 59 || second > 59) {
                throw new DateTimeException("no time of day");
            }
            int offset = offset();
            if (at < text.length()) {
                return null;
            }
            return Instant.ofEpochSecond(seconds + 3600L * hour + 60L * minute + second - offset, nanos);
        }

        private static long epochDay(int year, int month, int day) {
            boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            if (month < 1 || month > 12 || day < 1 || day > (month == 2 && leap ? 29 : DAYS_OF_MONTH[month - 1])) {
                throw new DateTimeException("no such day");
            }
            // Years begin in March here, so that a leap day ends one.
            long y = month > 2 ? year : year - 1;
            long monthsSinceMarch = (month + 9L) % 12;
            long dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1;
            return 365 * y + Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400) + dayOfYear - 719_468;
        }

        /** The offset from UTC in seconds; a missing offset means UTC. */
        private int offset() {
            boolean east = skip('+');
            if (!east && !skip('-')) {
                if (!skip('Z')) {
                    skip('z');
                }
                return 0;
            }
            int hours = digits(2);
            skip(':');
            int minutes = at < text.length() ? digits(2) : 0;
            int seconds = skip(':') ? digits(2) : 0;
            if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
                throw new DateTimeException("no offset");
            }
            int offset = 3600 * hours + 60 * minutes + seconds;
            return east ? offset : -offset;
        }

        /** Nanoseconds; smaller digits are dropped. */
        private int fraction() {
            int nanos = 0;
            int digits = 0;
            while (at < text.length() && isDigit(text.charAt(at))) {
                if (digits < 9) {
                    nanos = 10 * nanos + text.charAt(at) - '0';
                    digits++;
                }
                at++;
            }
            if (digits == 0) {
                return -1;
            }
            for (; digits < 9; digits++) {
                nanos *= 10;
            }
            return nanos;
        }

        /** A number with this many digits; -1 for any other text. */
        private int digits(int count) {
            if (at + count > text.length()) {
                return -1;
            }
            int number = 0;
            for (int end = at + count; at < end; at++) {
                char c = text.charAt(at);
                if (!isDigit(c)) {
                    return -1;
                }
                number = 10 * number + c - '0';
            }
            return number;
        }

        private boolean skip(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            if (there) {
                at++;
            }
            return there;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
