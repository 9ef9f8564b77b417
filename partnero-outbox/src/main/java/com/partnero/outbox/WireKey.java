package com.partnero.outbox;

import com.partnero.TransactionQuery;
import java.util.regex.Pattern;

/** The keys under which the sales of an order are sent: the order's own first, then {@code KEY~2}, {@code KEY~3} and so on. */
final class WireKey {

    private static final int LONGEST = 250;

    private static final Pattern NUMBERED = Pattern.compile(".*~\\d+", Pattern.DOTALL);

    private WireKey() {}

    static String of(String key, int wire) {
        return wire == 1 ? key : key + "~" + wire;
    }

    /** The order of a wire key. */
    static String order(String wireKey) {
        return NUMBERED.matcher(wireKey).matches() ? wireKey.substring(0, wireKey.lastIndexOf('~')) : wireKey;
    }

    /** Whether a key is one of the order's wire keys. */
    static boolean isOf(String key, String wireKey) {
        return wireKey.equals(key)
                || NUMBERED.matcher(wireKey).matches() && order(wireKey).equals(key);
    }

    /** @throws IllegalArgumentException if no order may have this key; what the client refuses is refused here too */
    static String checked(String key) {
        TransactionQuery.byKey(key);
        if (key.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the outbox takes keys of " + LONGEST + " characters at most; this one has " + key.length());
        }
        if (NUMBERED.matcher(key).matches()) {
            throw new IllegalArgumentException("a key that ends with ~ and digits is one that the outbox makes itself,"
                    + " for an order that was amended: give the order's own key");
        }
        return key;
    }
}
