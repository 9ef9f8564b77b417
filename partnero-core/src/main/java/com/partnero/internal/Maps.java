package com.partnero.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of maps. */
public final class Maps {

    private Maps() {}

    /** An unmodifiable copy in the same order, which may hold null; nothing is copied of an empty map. */
    public static Map<String, @Nullable String> copy(Map<String, @Nullable String> map) {
        return map.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** An unmodifiable copy in the same order; nothing is copied of an empty map. */
    public static Map<String, String> known(Map<String, String> map) {
        return map.isEmpty() ? Collections.emptyMap() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
