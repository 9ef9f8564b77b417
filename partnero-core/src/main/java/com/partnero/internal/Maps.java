package com.partnero.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies of maps that keep the order. */
public final class Maps {

    private Maps() {}

    /** A copy of a map whose values may be null. */
    public static Map<String, @Nullable String> copyWithNulls(Map<String, @Nullable String> map) {
        return map.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A copy of a map without null values. */
    public static Map<String, String> copyOf(Map<String, String> map) {
        return map.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
