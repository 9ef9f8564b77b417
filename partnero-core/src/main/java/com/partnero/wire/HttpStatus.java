package com.partnero.wire;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds an HTTP status in the body of an error. Gateways and frameworks repeat it there; the service does not. */
final class HttpStatus {

    private static final BigDecimal FIRST_ERROR = new BigDecimal(400);

    /** The phrases of RFC 9110 and RFC 6585 for the statuses of a refusal, without anything but letters. */
    private static final Set<String> PHRASES = Set.of(
            "badrequest",
            "unauthorized",
            "unauthenticated",
            "forbidden",
            "permissiondenied",
            "notfound",
            "methodnotallowed",
            "notacceptable",
            "conflict",
            "unprocessablecontent",
            "unprocessableentity",
            "toomanyrequests",
            "resourceexhausted");

    private HttpStatus() {}

    /** Whether a text is a number that is the status of an error, or larger. */
    static boolean isNumber(@Nullable String text) {
        BigDecimal number = text == null ? null : Decimals.parse(text);
        return number != null && number.compareTo(FIRST_ERROR) >= 0;
    }

    /** Whether a text is such a number, with or without a phrase, or the phrase alone: 403, "403 Forbidden", "NOT_FOUND". */
    static boolean isNamedBy(@Nullable String text) {
        if (text == null) {
            return false;
        }
        String words = text.trim();
        boolean numbered =
                words.length() > 3 && words.substring(0, 3).matches("[45][0-9]{2}") && words.charAt(3) == ' ';
        String letters =
                words.length() > 40 ? "" : words.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return numbered || isNumber(words) || PHRASES.contains(letters);
    }
}
