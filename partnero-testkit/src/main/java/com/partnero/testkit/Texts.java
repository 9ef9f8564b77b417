package com.partnero.testkit;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How the service compares and stores texts. */
final class Texts {

    private Texts() {}

    /** The same text for upper and lower case. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }

    /** The trimmed text; null if nothing is left. */
    static @Nullable String trimmed(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String trimmed = trim(text);
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** The text without white space and invisible characters at its ends. */
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
