package com.partnero;

import org.jspecify.annotations.Nullable;

/**
 * The secret that gives access to one program. It is never printed: {@link #toString()} is masked, and the key cannot
 * be serialized.
 *
 * <pre>{@code ApiKey key = ApiKey.of(System.getenv("PARTNERO_API_KEY"));}</pre>
 *
 * <p>Immutable and thread-safe. API document: "Authorization: Bearer".
 *
 * @since 0.1.0
 */
public final class ApiKey implements Value {

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Makes a key from its text.
     *
     * @param value visible ASCII characters without spaces
     * @throws IllegalArgumentException if the text is null or empty, begins with {@code Bearer}, is in quotes, or holds
     *     a space, a line break or another character that an HTTP header does not allow; the message does not repeat
     *     the text
     */
    public static ApiKey of(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "API key must not be null or empty: check that its variable (PARTNERO_API_KEY) is set");
        }
        if (value.matches("(?is)Bearer(\\s.*)?")) {
            throw new IllegalArgumentException(
                    "API key must be written without \"Bearer \" in front of it: the client adds that word");
        }
        if (isQuoted(value)) {
            throw new IllegalArgumentException(
                    "API key must be written without quotes around it: check where its variable (PARTNERO_API_KEY) is"
                            + " set");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "API key must be visible ASCII without spaces or line breaks, but the"
                                + " character at position " + i + " of " + value.length()
                                + " is not: check whether a space or a line break was copied with it");
            }
        }
        return new ApiKey(value);
    }

    private static boolean isQuoted(String value) {
        char first = value.charAt(0);
        return (first == '"' || first == '\'') && value.length() > 1 && value.charAt(value.length() - 1) == first;
    }

    /** The secret itself. Use it only for the {@code Authorization} header. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey && ((ApiKey) other).value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey[****]";
    }
}
