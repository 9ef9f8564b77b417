package com.partnero.testkit;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How the service compares and keeps texts. */
final class Texts {

    private Texts() {}

    /** In upper and lower case alike. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }

    /** Null if nothing is left. */
    static @Nullable String trimmed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String trimmed = trim(text);
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** Without white space and invisible characters at both ends. */
    static String trim(String text) {
        IntPredicate blank = c -> Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
        int start = 0;
        int end = text.length();
        while (start < end && blank.test(text.charAt(start))) {
            start++;
        }
        while (end > start && blank.test(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
