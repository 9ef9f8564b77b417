package com.partnero.internal;

import java.util.Locale;
import java.util.Set;

/** Which headers others than the library may set, and what HTTP allows them to hold. */
public final class HeaderNames {

    private static final Set<String> OWN = Set.of("authorization", "accept", "accept-encoding", "user-agent");

    /** What the HTTP client writes itself. */
    private static final Set<String> OF_THE_CLIENT = Set.of(
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
        return OWN.contains(lower) || OF_THE_CLIENT.contains(lower);
    }

    /** RFC 9110's rule for names: HTTP clients refuse a request that breaks it. */
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

    /** Printable ASCII. */
    public static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
