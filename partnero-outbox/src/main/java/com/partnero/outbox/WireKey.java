package com.partnero.outbox;

import com.partnero.TransactionQuery;
import java.util.regex.Pattern;

/** The keys with which the sales of an order are sent: first the order's own key, then {@code KEY~2}, {@code KEY~3} and so on. */
final class WireKey {

    private static final int LONGEST = 250;

    private static final Pattern NUMBERED = Pattern.compile(".*~\\d+", Pattern.DOTALL);

    private WireKey() {}

    static String of(String key, int wire) {
        return wire == 1 ? key : key + "~" + wire;
    }

    /** The key of the order that a wire key belongs to. */
    static String order(String wireKey) {
        return NUMBERED.matcher(wireKey).matches() ? wireKey.substring(0, wireKey.lastIndexOf('~')) : wireKey;
    }

    /** Whether a key is one of the order's wire keys. */
    static boolean isOf(String key, String wireKey) {
        return wireKey.equals(key)
                || NUMBERED.matcher(wireKey).matches() && order(wireKey).equals(key);
    }

    /** @throws IllegalArgumentException if the key is invalid for an order; the client's own checks also apply */
    static String checked(String key) {
        TransactionQuery.byKey(key);
        if (key.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the outbox takes keys of " + LONGEST + " characters at most; this one has " + key.length());
        }
        if (NUMBERED.matcher(key).matches()) {
            throw new IllegalArgumentException("the outbox itself makes keys that end with ~ and digits, for"
                    + " amended orders: give the order's own key");
        }
        return key;
    }
}
