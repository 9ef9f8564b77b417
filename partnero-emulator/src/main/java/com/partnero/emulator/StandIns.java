package com.partnero.emulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hidden values and their stand-ins. It finds all of them in a text in one pass. Used by one thread. */
final class StandIns {

    /** Shorter values are hidden only as whole words, because too many other words contain them. */
    private static final int SHORTEST_PART = 3;

    private final Map<String, String> byValue = new HashMap<>();
    private final Node root = new Node();
    private int count;

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private @Nullable String standIn;
    }

    /** A part of a text that is replaced, and its replacement. */
    private record Hidden(int start, int end, int weight, String standIn) {

        /** Combines overlapping parts; the longer one determines the replacement. */
        Hidden and(Hidden other) {
            Hidden longer = other.weight > weight ? other : this;
            return new Hidden(start, Math.max(end, other.end), longer.weight, longer.standIn);
        }
    }

    int size() {
        return count;
    }

    /** Learns a value unless it is already known or is itself a stand-in. */
    String learn(String value, String field) {
        String known = byValue.get(fold(value));
        if (known != null) {
            return known;
        }
        count++;
        String plain = field.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
        String standIn =
                (plain.isEmpty() ? "masked" : plain) + "-" + count + (plain.equals("email") ? "@example.invalid" : "");
        put(value, standIn);
        put(value.toUpperCase(Locale.ROOT), standIn); // ß becomes SS
        put(standIn, standIn);
        return standIn;
    }

    private void put(String value, String standIn) {
        String folded = fold(value);
        byValue.put(folded, standIn);
        Node node = root;
        for (int i = 0; i < folded.length(); i++) {
            node = node.next.computeIfAbsent(folded.charAt(i), c -> new Node());
        }
        node.standIn = standIn;
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            folded.append(Character.toLowerCase(Character.toUpperCase(text.charAt(i))));
        }
        return folded.toString();
    }

    /** The text without any known value, whatever its case or encoding. */
    String hide(String text) {
        List<Hidden> found = new ArrayList<>();
        for (DecodedText level : DecodedText.levels(text)) {
            find(level, found);
        }
        if (found.isEmpty()) {
            return text;
        }
        found.sort(Comparator.comparingInt(Hidden::start));
        StringBuilder hidden = new StringBuilder();
        int at = 0;
        Hidden open = found.get(0);
        for (Hidden next : found) {
            if (next.start() >= open.end()) {
                hidden.append(text, at, open.start()).append(open.standIn());
                at = open.end();
                open = next;
            } else {
                open = open.and(next);
            }
        }
        return hidden.append(text, at, open.start())
                .append(open.standIn())
                .append(text, open.end(), text.length())
                .toString();
    }

    private void find(DecodedText level, List<Hidden> found) {
        String folded = fold(level.text());
        for (int start = 0; start < folded.length(); start++) {
            Node node = root;
            for (int i = start; i < folded.length() && node != null; i++) {
                node = node.next.get(folded.charAt(i));
                if (node != null && node.standIn != null && fits(folded, start, i + 1)) {
                    int from = level.starts()[start];
                    found.add(new Hidden(from, level.ends()[i], i + 1 - start, node.standIn));
                }
            }
        }
    }

    /** A number does not match inside a longer number, nor a very short name inside a longer word. */
    private static boolean fits(String text, int start, int end) {
        boolean number = text.substring(start, end).chars().allMatch(Character::isDigit);
        if (!number && end - start >= SHORTEST_PART) {
            return true;
        }
        return !continues(text, start - 1, start) && !continues(text, end - 1, end);
    }

    private static boolean continues(String text, int one, int other) {
        if (one < 0 || other >= text.length()) {
            return false;
        }
        char left = text.charAt(one);
        char right = text.charAt(other);
        return Character.isLetter(left) && Character.isLetter(right)
                || Character.isDigit(left) && Character.isDigit(right);
    }
}
