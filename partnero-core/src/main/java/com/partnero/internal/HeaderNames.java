package com.partnero.internal;

import java.util.Locale;
import java.util.Set;

/** Which headers callers may set, and what HTTP allows in them. */
public final class HeaderNames {

    private static final Set<String> SET_BY_LIBRARY =
            Set.of("authorization", "accept", "accept-encoding", "user-agent");

    /** Headers that the HTTP client sets. */
    private static final Set<String> SET_BY_HTTP_CLIENT = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderNames() {}

    /** Whether the library or the HTTP client sets the header. */
    public static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SET_BY_LIBRARY.contains(lower) || SET_BY_HTTP_CLIENT.contains(lower);
    }

    /** Whether a header name follows RFC 9110. HTTP clients reject other names. */
    public static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /** Whether a text is printable ASCII. */
    public static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
