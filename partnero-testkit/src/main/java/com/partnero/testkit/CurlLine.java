package com.partnero.testkit;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a request as a shell command. */
final class CurlLine {

    private static final Set<String> LEFT_OUT = Set.of(
            "host", "connection", "content-length", "user-agent", "accept-encoding", "http2-settings", "upgrade");

    private CurlLine() {}

    /**
     * A curl command.
     *
     * @param origin scheme, host and port
     * @param bodyInFile whether the body is too long for a command line
     * @param apiKey the emulator's own key; another key is masked, because it may be real
     */
    static String of(ReceivedRequest request, String origin, String apiKey, boolean bodyInFile) {
        StringBuilder line = new StringBuilder("curl");
        if (!request.method().equals("GET")) {
            line.append(" -X ").append(request.method());
        }
        line.append(' ').append(quote(origin + request.target()));
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey();
            String lower = name.toLowerCase(Locale.ROOT);
            if (!LEFT_OUT.contains(lower) && !lower.startsWith("sec-")) {
                line.append(" \\\n  -H ").append(quote(name + ": " + shown(lower, header.getValue(), apiKey)));
            }
        }
        if (bodyInFile) {
            line.append(" \\\n  --data-binary @body.json");
        } else if (!request.body().isEmpty()) {
            line.append(" \\\n  --data-raw ").append(quote(request.body()));
        }
        return line.toString();
    }

    /** A header's value without secrets. */
    static String shown(String lowerName, String value, String apiKey) {
        boolean secret =
                lowerName.equals("authorization") && !value.equals("Bearer " + apiKey) || lowerName.equals("cookie");
        return secret ? "(hidden: not this emulator's key)" : value;
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
