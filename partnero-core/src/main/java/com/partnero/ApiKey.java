package com.partnero;

import org.jspecify.annotations.Nullable;

/**
 * The secret that opens one program. It is never printed: {@link #toString()} is masked, and it cannot be serialized.
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
     * Checks and wraps a key.
     *
     * @param value visible ASCII characters without spaces
     * @return the key
     * @throws IllegalArgumentException if it is null or empty, or holds a space, a line break or any other character that does
     *     not belong into an HTTP header; the message does not repeat it
     */
    public static ApiKey of(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(
                    "API key must not be null or empty: is the variable set that it comes from (PARTNERO_API_KEY)?");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "API key must be visible ASCII without spaces or line breaks, but the"
                                + " character at position " + i + " of " + value.length()
                                + " is not: was a line break copied with it?");
            }
        }
        return new ApiKey(value);
    }

    /**
     * The key itself, for the {@code Authorization} header and nothing else.
     *
     * @return the secret
     */
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
