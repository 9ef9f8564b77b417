package com.partnero.emulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hidden values and their stand-ins. It finds all of them in a text in one pass, with the algorithm of Aho and Corasick. Used by
 * one thread.
 */
final class StandIns {

    /** Shorter values are hidden only as whole words, because too many other words contain them. */
    private static final int SHORTEST_PART = 3;

    /** Of a longer one this much is sought; where it is found, the rest of the text is hidden with it. */
    private static final int LONGEST_PART = 256;

    private final Map<String, String> byValue = new HashMap<>();
    private Node root = new Node(0);
    private boolean linked = true;
    private int count;

    /** A beginning of some values. */
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final int length;
        private @Nullable String standIn;
        private boolean number;
        private boolean beginning;

        /** The longest other prefix that is a suffix of this one. */
        private @Nullable Node suffix;

        /** The longest value that is a proper suffix of this prefix. */
        private @Nullable Node shorter;

        Node(int length) {
            this.length = length;
        }
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
        for (int i = 0; i < Math.min(folded.length(), LONGEST_PART); i++) {
            int length = i + 1;
            node = node.next.computeIfAbsent(folded.charAt(i), c -> new Node(length));
        }
        node.standIn = standIn;
        node.number = folded.chars().allMatch(Character::isDigit);
        node.beginning |= folded.length() > LONGEST_PART;
        linked = false;
    }

    /** Computes for each prefix where to continue if the next character does not match. */
    private void link() {
        Deque<Node> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            Node node = open.remove();
            node.next.forEach((c, child) -> {
                Node suffix = node.suffix == null ? root : step(node.suffix, c);
                child.suffix = suffix;
                child.shorter = suffix.standIn != null ? suffix : suffix.shorter;
                open.add(child);
            });
        }
        linked = true;
    }

    private Node step(Node from, char c) {
        Node node = from;
        Node next = node.next.get(c);
        while (next == null && node.suffix != null) {
            node = node.suffix;
            next = node.next.get(c);
        }
        return next == null ? root : next;
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
        if (!linked) {
            link();
        }
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
        Node node = root;
        for (int end = 1; end <= folded.length(); end++) {
            node = step(node, folded.charAt(end - 1));
            for (Node value = node.standIn != null ? node : node.shorter; value != null; value = value.shorter) {
                int start = end - value.length;
                if (value.standIn != null && fits(folded, start, end, value.number)) {
                    int last = value.beginning ? folded.length() : end;
                    found.add(new Hidden(level.starts()[start], level.ends()[last - 1], last - start, value.standIn));
                    if (value.beginning) {
                        return;
                    }
                    break;
                }
            }
        }
    }

    /** A number does not match inside a longer number, nor a very short name inside a longer word. */
    private static boolean fits(String text, int start, int end, boolean number) {
        boolean alone = !continues(text, start - 1, start) && !continues(text, end - 1, end);
        return alone || end - start >= SHORTEST_PART && !number;
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
