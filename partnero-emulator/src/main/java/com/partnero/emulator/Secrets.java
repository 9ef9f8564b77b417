package com.partnero.emulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * API keys and other secrets, and whether a text shows one of them: whole or a part of it, in any case, with anything in between,
 * backwards, and in any of the {@link Encodings}, one within the other. Takes time in proportion to the text. Used by one thread.
 */
final class Secrets {

    /** Number of consecutive letters and digits that a secret and a text must share. */
    private static final int PART = 6;

    /** The same number for a visibly shortened text such as {@code sk_l...9f2}. */
    private static final int PART_OF_CUT = 3;

    private static final int SHORTEST = 4;
    private static final int LONGEST_END = PART;
    private static final int SHORTEST_COOKIE = 8;
    private static final Pattern COOKIES = Pattern.compile("[\\w.-]+=[^;=]{2,}(; *[\\w.-]+=[^;]*)*");
    private static final Pattern SCHEME = Pattern.compile("(?i)(Basic|Bearer|Digest|Token|ApiKey) +(\\S.*)");
    private static final int MAX_DEPTH = 3;

    private final Set<String> whole = new HashSet<>();
    private final Set<String> ends = new HashSet<>();
    private final Parts parts = new Parts(PART);
    private final Parts partsOfCut = new Parts(PART_OF_CUT);
    private final List<String> shortOnes = new ArrayList<>();

    /** Sequences of characters of one length, found in a text in one pass. */
    private static final class Parts {

        private static final int BITS_OF_CHAR = 10;

        private final int length;
        private final Set<String> all = new HashSet<>();

        /** A filter by a 16-bit hash. It avoids creating and looking up most texts. */
        private final BitSet perhaps = new BitSet(1 << 16);

        Parts(int length) {
            this.length = length;
        }

        void add(String text) {
            long window = 0;
            for (int i = 0; i < text.length(); i++) {
                window = next(window, text.charAt(i));
                if (i + 1 >= length) {
                    perhaps.set(hash(window));
                    all.add(text.substring(i + 1 - length, i + 1));
                }
            }
        }

        boolean occursIn(String text) {
            long window = 0;
            for (int i = 0; i < text.length(); i++) {
                window = next(window, text.charAt(i));
                if (i + 1 >= length
                        && perhaps.get(hash(window))
                        && all.contains(text.substring(i + 1 - length, i + 1))) {
                    return true;
                }
            }
            return false;
        }

        private long next(long window, char c) {
            return (window << BITS_OF_CHAR | c & (1 << BITS_OF_CHAR) - 1) & (1L << length * BITS_OF_CHAR) - 1;
        }

        private static int hash(long window) {
            return (int) (window * 0x9E3779B97F4A7C15L >>> 48);
        }
    }

    /** How many secrets are known. */
    int size() {
        return whole.size();
    }

    /** Learns a secret; a very short one is none. */
    void learn(String secret) {
        String plain = plain(secret);
        if (plain.length() < SHORTEST || !whole.add(plain)) {
            return;
        }
        ends.add(secret);
        for (String form : List.of(plain, reversed(plain), rotated(plain))) {
            parts.add(form);
            partsOfCut.add(form);
            if (form.length() < PART) {
                shortOnes.add(form);
            }
        }
        for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
            parts.add(hash(algorithm, secret));
        }
    }

    private static String hash(String algorithm, String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Learns what an {@code Authorization} or {@code Cookie} header or a field for a secret holds. */
    void learnCredentials(String value) {
        Matcher scheme = SCHEME.matcher(value);
        if (COOKIES.matcher(value).matches()) {
            for (String cookie : value.split(";")) {
                String content = cookie.substring(cookie.indexOf('=') + 1);
                if (content.length() >= SHORTEST_COOKIE) {
                    learn(content);
                }
            }
        } else if (scheme.matches()) {
            learn(scheme.group(2));
            learnPair(scheme.group(1), scheme.group(2));
        } else {
            learn(value);
        }
    }

    private void learnPair(String scheme, String credentials) {
        if (scheme.equalsIgnoreCase("Basic")) {
            try {
                String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
                for (String part : pair.split(":", 2)) {
                    learn(part);
                }
            } catch (IllegalArgumentException e) {
                // It is hidden as it stands.
            }
        }
    }

    /** Whether a text shows a secret. */
    boolean occursIn(String text) {
        String known = text.replace(Encodings.BREAK, ' ');
        return !whole.isEmpty() && (occursIn(known, MAX_DEPTH) || isEnd(plain(known)) || hasEnd(known));
    }

    /** Whether the text is how a secret ends, as services show keys. */
    private boolean isEnd(String plain) {
        return plain.length() >= SHORTEST && whole.stream().anyMatch(secret -> secret.endsWith(plain));
    }

    /** Whether a word is the end of a secret, as in {@code key ending in 9f2B}; plain words and numbers are none. */
    private boolean hasEnd(String text) {
        return DecodedText.levels(text).stream().anyMatch(level -> hasEndAsWord(level.text()));
    }

    private boolean hasEndAsWord(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                continue;
            }
            if (i - start >= SHORTEST && i - start <= LONGEST_END && isEndWord(text.substring(start, i))) {
                return true;
            }
            start = i + 1;
        }
        return false;
    }

    private boolean isEndWord(String word) {
        return !word.chars().allMatch(Character::isLowerCase)
                && !word.chars().allMatch(Character::isDigit)
                && ends.stream().anyMatch(end -> end.endsWith(word));
    }

    private boolean occursIn(String text, int depth) {
        if (text.length() < PART_OF_CUT) {
            return false;
        }
        String plain = plain(text);
        if (parts.occursIn(plain)
                || isCut(text) && partsOfCut.occursIn(plain)
                || shortOnes.stream().anyMatch(plain::contains)) {
            return true;
        }
        String readable = depth == 0 ? "" : Encodings.readable(text);
        if (readable.isEmpty()) {
            return false;
        }
        for (String decoded : Encodings.decoded(readable)) {
            if (occursIn(decoded, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCut(String text) {
        return text.contains("...")
                || text.contains("***")
                || text.contains("xxxx")
                || text.indexOf('…') >= 0
                || text.indexOf('•') >= 0;
    }

    /** Letters and digits alone, in lower case, and breaks. */
    private static String plain(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        String normal = ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(normal.length());
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (Character.isLetterOrDigit(c) || c == Encodings.BREAK) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String rotated(String text) {
        StringBuilder rotated = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            rotated.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
        }
        return rotated.toString();
    }
}
