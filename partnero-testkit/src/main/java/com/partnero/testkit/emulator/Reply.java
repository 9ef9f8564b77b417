package com.partnero.testkit.emulator;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer before it is sent.
 *
 * @param status the HTTP status
 * @param headers names and values
 * @param body text
 */
record Reply(int status, Map<String, String> headers, String body) {

    static Reply json(int status, JsonObject body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body.toString());
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
