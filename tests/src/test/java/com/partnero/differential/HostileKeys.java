package com.partnero.differential;

import java.util.List;

/** Keys that suffer when somebody encodes, normalizes or quotes them wrongly. */
public final class HostileKeys {

    /** Each stands for a mistake of its own. */
    public static final List<String> ALL = List.of(
            "a/b",
            "gid://shopify/Order/1",
            "a b",
            "a+b",
            "a%2Fb",
            "..a",
            "...",
            "a?b#c",
            "{key}",
            "joe@example.com",
            "\u00e9\u20ac\ud83d\ude00",
            "a\"b\\c",
            "a\u2028b",
            "a;b=c",
            "%",
            "~",
            "null",
            "0");

    private HostileKeys() {}
}
