package com.partnero.testkit;

import com.partnero.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operation behind an address.
 *
 * @param operation the operation; null for the credential check {@code GET /test}
 * @param argument the decoded key or id in the path; empty if there is none
 */
record Route(@Nullable Operation operation, String argument) {

    static final String BASE = "/v1";

    /** A path pattern and the operations of its methods; null for the credential check. */
    private record Pattern(List<String> segments, Map<String, @Nullable Operation> methods) {

        static Pattern of(String path, Object... methodsAndOperations) {
            Map<String, @Nullable Operation> methods = new LinkedHashMap<>();
            for (int i = 0; i < methodsAndOperations.length; i += 2) {
                methods.put((String) methodsAndOperations[i], (Operation) methodsAndOperations[i + 1]);
                if (methodsAndOperations[i].equals("GET")) {
                    methods.put("HEAD", (Operation) methodsAndOperations[i + 1]);
                }
            }
            return new Pattern(List.of(path.split("/")), methods);
        }
    }

    private static final List<Pattern> PATTERNS = List.of(
            new Pattern(List.of("test"), probe()),
            Pattern.of("transactions", "GET", Operation.LIST, "POST", Operation.CREATE, "DELETE", Operation.DELETE),
            Pattern.of("transactions/{}", "GET", Operation.FIND, "DELETE", Operation.DELETE),
            Pattern.of("customers/{}/balance", "GET", Operation.BALANCE),
            Pattern.of("customers/{}/balance/credit", "POST", Operation.CREDIT));

    private static Map<String, @Nullable Operation> probe() {
        Map<String, @Nullable Operation> methods = new LinkedHashMap<>();
        methods.put("GET", null);
        methods.put("HEAD", null);
        return methods;
    }

    /** @throws Refusal with 404 or 405 */
    static Route of(String method, String path, boolean encodedSlash) {
        List<String> segments = segments(path);
        for (Pattern pattern : PATTERNS) {
            String argument = match(pattern.segments(), segments, encodedSlash);
            if (argument != null) {
                if (!pattern.methods().containsKey(method)) {
                    throw new Refusal(
                            405,
                            "The " + method + " method is not supported for this route. Supported methods: "
                                    + String.join(", ", pattern.methods().keySet()) + ".",
                            Map.of());
                }
                return new Route(pattern.methods().get(method), argument);
            }
        }
        boolean slashInKey = PATTERNS.stream().anyMatch(pattern -> match(pattern.segments(), segments, true) != null);
        throw slashInKey ? Refusal.noRoute() : Refusal.notModelled();
    }

    /** The methods of an address, for the header Allow; null for an unknown address. */
    static @Nullable String methods(String path) {
        List<String> segments = segments(path);
        return PATTERNS.stream()
                .filter(pattern -> match(pattern.segments(), segments, false) != null)
                .map(pattern -> String.join(",", pattern.methods().keySet()))
                .findFirst()
                .orElse(null);
    }

    /** Ignores a trailing slash, as the real service's framework does. */
    private static List<String> segments(String path) {
        if (!path.startsWith(BASE + "/")) {
            return List.of();
        }
        List<String> segments =
                new ArrayList<>(Arrays.asList(path.substring(BASE.length() + 1).split("/", -1)));
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
