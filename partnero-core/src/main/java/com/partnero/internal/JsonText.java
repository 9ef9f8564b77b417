package com.partnero.internal;

/** Writes JSON text in one form, so that equal values are equal texts. */
public final class JsonText {

    private JsonText() {}

    /** Removes white space between the tokens of a valid text, and all escapes that are not needed. */
    public static String canonical(String json) {
        StringBuilder canonical = new StringBuilder(json.length());
        StringBuilder string = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                string.setLength(0);
                for (i++; json.charAt(i) != '"'; i++) {
                    if (json.charAt(i) == '\\') {
                        i = unescape(json, i + 1, string);
                    } else {
                        string.append(json.charAt(i));
                    }
                }
                quote(string, canonical);
            } else if (c > ' ') {
                canonical.append(c);
            }
        }
        return canonical.toString();
    }

    /** Appends the escaped character and returns the position of the escape's last character. */
    private static int unescape(String json, int at, StringBuilder string) {
        char c = json.charAt(at);
        if (c == 'u') {
            string.append((char) Integer.parseInt(json.substring(at + 1, at + 5), 16));
            return at + 4;
        }
        int control = "bfnrt".indexOf(c);
        string.append(control < 0 ? c : "\b\f\n\r\t".charAt(control));
        return at;
    }

    /** Appends a text as a JSON string. A lone surrogate is escaped, because UTF-8 cannot encode it. */
    public static void quote(CharSequence text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
                json.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    json.append(Character.forDigit(c >> shift & 0xF, 16));
                }
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isPaired(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
