package com.partnero.wire;

/** Words of the service, made safe for a log and a terminal. */
final class ServiceText {

    private static final int LONGEST = 1000;

    private ServiceText() {}

    /**
     * The text without control characters, line breaks, marks that change its direction and halves of surrogate pairs, each of which
     * becomes a blank; not longer than a thousand characters.
     */
    static String clean(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder clean = new StringBuilder(end + 3);
        for (int i = 0; i < end; ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            clean.appendCodePoint(isHarmless(point) ? point : ' ');
        }
        return end < text.length() ? clean.append("...").toString() : clean.toString();
    }

    private static boolean isHarmless(int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
                return false;
            case Character.FORMAT:
                // Persian and Indian words, and some emoji, need these two.
                return point == 0x200C || point == 0x200D;
            default:
                return true;
        }
    }
}
