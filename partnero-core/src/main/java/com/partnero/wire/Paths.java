package com.partnero.wire;

import java.nio.charset.StandardCharsets;

/**
 * Encodes keys and ids for addresses, so that every transport sends identical bytes. {@link
 * com.partnero.Operation#pathTemplate()} has the paths of the operations.
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
     * Whether a checked key can be a path segment; false if it contains a slash. Servers like this one often do not
     * recognize an encoded slash. Such a key is fetched with {@code ?key=} and deleted with a body.
     */
    public static boolean fitsSegment(String key) {
        return key.indexOf('/') < 0;
    }

    /**
     * Encodes a checked key or id as a path segment or a query value, in ASCII. RFC 3986's unreserved characters stay;
     * every other UTF-8 byte is percent-encoded.
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
