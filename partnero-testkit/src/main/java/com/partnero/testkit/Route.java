package com.partnero.testkit;

import com.partnero.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which operation an address asks for.
 *
 * @param operation the operation; null for the credential probe {@code GET /test}
 * @param argument the key or id in the path, decoded; empty if there is none
 */
record Route(@Nullable Operation operation, String argument) {

    static final String BASE = "/v1";

    /** A path pattern, and what its methods do. */
    private record Pattern(List<String> segments, Map<String, Operation> methods) {}

    private static final List<Pattern> PATTERNS = List.of(
            new Pattern(
                    List.of("transactions"),
                    Map.of("GET", Operation.LIST, "POST", Operation.CREATE, "DELETE", Operation.DELETE)),
            new Pattern(List.of("transactions", "{}"), Map.of("GET", Operation.FIND, "DELETE", Operation.DELETE)),
            new Pattern(List.of("customers", "{}", "balance"), Map.of("GET", Operation.BALANCE)),
            new Pattern(List.of("customers", "{}", "balance", "credit"), Map.of("POST", Operation.CREDIT)));

    /** @throws Refusal with 404 or 405 */
    static Route of(String method, String path, boolean encodedSlash) {
        if (!path.startsWith(BASE + "/")) {
            throw Refusal.noRoute();
        }
        List<String> segments = segments(path.substring(BASE.length() + 1));
        if (segments.equals(List.of("test"))) {
            allow(method, Set.of("GET"));
            return new Route(null, "");
        }
        for (Pattern pattern : PATTERNS) {
            String argument = match(pattern.segments(), segments, encodedSlash);
            if (argument != null) {
                allow(method, pattern.methods().keySet());
                return new Route(pattern.methods().get(method), argument);
            }
        }
        throw Refusal.noRoute();
    }

    /** A slash at the end is the same address, as with the real service's framework. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(Arrays.asList(path.split("/", -1)));
        while (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1);
        }
        return segments;
    }

    private static @Nullable String match(List<String> pattern, List<String> segments, boolean encodedSlash) {
        if (pattern.size() != segments.size()) {
            return null;
        }
        String argument = "";
        for (int i = 0; i < pattern.size(); i++) {
            String segment = segments.get(i);
            if (pattern.get(i).equals("{}")) {
                argument = decode(segment, false);
                boolean step = segment.isEmpty() || argument.equals(".") || argument.equals("..");
                if (step || argument.indexOf('/') >= 0 && !encodedSlash) {
                    return null;
                }
            } else if (!pattern.get(i).equals(segment)) {
                return null;
            }
        }
        return argument;
    }

    private static void allow(String method, Set<String> methods) {
        if (!methods.contains(method)) {
            throw new Refusal(
                    405,
                    "The " + method + " method is not supported for this route. Supported methods: "
                            + String.join(", ", new TreeSet<>(methods)) + ".",
                    Map.of());
        }
    }

    /** Percent-decodes UTF-8. */
    static String decode(String text, boolean plusIsSpace) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                boolean whole = i + 2 < text.length();
                int high = whole ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = whole ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new Refusal(400, "The address is not percent-encoded properly.", Map.of());
                }
                bytes[length++] = (byte) (16 * high + low);
                i += 2;
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "The address is not UTF-8.", Map.of());
        }
    }
}
