package com.partnero.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields that a codec does not know. It allocates nothing while there are none. */
final class Additional {

    private @Nullable Map<String, String> fields;

    /** Keeps the value of a field. Always returns true, because it has read the value. */
    boolean read(String name, Cursor cursor) throws IOException {
        Map<String, String> known = fields == null ? new LinkedHashMap<>() : fields;
        known.put(name, cursor.json(name));
        fields = known;
        return true;
    }

    Map<String, String> fields() {
        return fields == null ? Map.of() : fields;
    }
}
