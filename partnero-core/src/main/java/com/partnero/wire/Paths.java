package com.partnero.wire;

import java.nio.charset.StandardCharsets;

/**
 * How keys and ids travel in an address: one encoder, so that every transport sends identical bytes. Where the operations
 * live, {@link com.partnero.Operation#pathTemplate()} says.
 *
 * <p>Thread-safe. API document: the address of every operation.
 *
 * @since 0.1.0
 */
public final class Paths {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Paths() {}

    /**
     * Whether a key can travel as a segment of the path. Servers like this one often do not recognize an encoded slash: a
     * key that has one is fetched by {@code ?key=} and deleted by a body.
     *
     * @param key a checked key
     * @return false if it holds a slash
     */
    public static boolean fitsSegment(String key) {
        return key.indexOf('/') < 0;
    }

    /**
     * Encodes a key or id for a path segment or a query value: RFC 3986's unreserved characters stay, every other byte of
     * its UTF-8 form is percent-encoded.
     *
     * @param value a checked key or id
     * @return ASCII
     */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 16);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
            }
        }
        return encoded.toString();
    }
}
