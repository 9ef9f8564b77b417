package com.partnero.wire;

import com.partnero.internal.JsonText;
import com.partnero.spi.AnswerBudget;
import com.partnero.wire.WireReader.Token;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document for the codecs. It is strict with fields on which money depends, and lenient with others: an
 * unreadable date, name or flag becomes null, so that it cannot make a recorded sale uncertain. The answer's budget
 * counts what is read and kept.
 */
final class Cursor implements Closeable {

    private static final int LONGEST_SHARED = 40;

    /** How many characters at the end distinguish a text: keys and ids mostly begin alike. */
    private static final int TELLING = 4;

    private final WireReader reader;
    private final AnswerBudget budget;
    private final @Nullable String[] strings = new @Nullable String[32];
    private @Nullable Token ahead;
    private String momentText = "";
    private @Nullable Instant moment;

    Cursor(WireReader reader, AnswerBudget budget) {
        this.reader = reader;
        this.budget = budget;
    }

    AnswerBudget budget() {
        return budget;
    }

    /** Reads the fields of one object. */
    @FunctionalInterface
    interface Fields {
        /**
         * Reads the value of a field if its name is known.
         *
         * @return false if the name is unknown; nothing was read then
         */
        boolean read(String name) throws IOException;
    }

    /** Reads one value of a list. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    /** An object; false for null, and for the empty array that PHP writes for an empty object. */
    boolean object(Fields fields) throws IOException {
        switch (take()) {
            case NULL:
                return false;
            case BEGIN_ARRAY:
                if (take() == Token.END_ARRAY) {
                    return false;
                }
                throw new Malformed("a list where an object belongs");
            case BEGIN_OBJECT:
                readFields(fields);
                return true;
            default:
                throw new Malformed("a plain value where an object belongs");
        }
    }

    private void readFields(Fields fields) throws IOException {
        long seen = 0;
        while (take() == Token.NAME) {
            String name = reader.text();
            long bit = Names.bit(name);
            if (!fields.read(name)) {
                skip();
            } else if ((seen & bit) == 0) {
                seen |= bit;
            } else {
                throw new Malformed("the field " + name + " occurs twice");
            }
        }
    }

    /** An object on which no money depends; false for any other value, which is skipped. */
    boolean anyObject(Fields fields) throws IOException {
        if (peek() == Token.BEGIN_OBJECT) {
            return object(fields);
        }
        skip();
        return false;
    }

    /**
     * A list. Null, and PHP's forms of "nothing", count as an empty list. PHP writes a list with gaps as an object; its
     * values are the elements.
     */
    void list(Element element) throws IOException {
        switch (peek()) {
            case BEGIN_ARRAY:
                take();
                for (Token next = take(); next != Token.END_ARRAY; next = take()) {
                    putBack(next);
                    budget.element();
                    element.read();
                }
                return;
            case BEGIN_OBJECT:
                take();
                while (take() == Token.NAME) {
                    budget.element();
                    element.read();
                }
                return;
            default:
                if (!isNothing()) {
                    throw new Malformed("a plain value where a list belongs");
                }
                take();
        }
    }

    /** A list on which no money depends; any other value counts as an empty list. */
    void anyList(Element element) throws IOException {
        Token token = peek();
        if (token == Token.BEGIN_ARRAY || token == Token.BEGIN_OBJECT) {
            list(element);
        } else {
            skip();
        }
    }

    boolean isNull() throws IOException {
        return peek() == Token.NULL;
    }

    /** Whether the next value means "nothing": null, false or an empty text. */
    boolean isNothing() throws IOException {
        Token token = peek();
        return token == Token.NULL
                || token == Token.FALSE
                || token == Token.STRING && reader.text().isEmpty();
    }

    /**
     * Skips a value.
     *
     * @return whether there was a value: neither null nor one of PHP's forms of "nothing"
     */
    boolean skipAnything() throws IOException {
        boolean nothing = isNothing();
        return skip() > 0 && !nothing;
    }

    /** A text or a number, as written; null for any other value, which is skipped. */
    @Nullable
    String text() throws IOException {
        CharSequence text = chars();
        return text == null ? null : shared(text);
    }

    /** Ids, keys and words repeat within a page, so equal texts share one string. */
    private String shared(CharSequence text) throws IOException {
        int length = text.length();
        if (text instanceof String || length > LONGEST_SHARED) {
            budget.text(length);
            return text.toString();
        }
        int hash = length;
        for (int i = Math.max(0, length - TELLING); i < length; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        int place = (hash ^ hash >>> 5) & strings.length - 1;
        String known = strings[place];
        if (known == null || !known.contentEquals(text)) {
            budget.text(length);
            known = text.toString();
            strings[place] = known;
        }
        return known;
    }

    /** The characters of {@link #text()}; valid until the next token. */
    private @Nullable CharSequence chars() throws IOException {
        Token token = take();
        if (token == Token.STRING || token == Token.NUMBER) {
            return reader.chars();
        }
        putBack(token);
        skip();
        return null;
    }

    /** A text on which money depends; a number is taken as written. */
    @Nullable
    String string() throws IOException {
        switch (take()) {
            case NULL:
                return null;
            case STRING, NUMBER:
                return shared(reader.chars());
            default:
                throw new Malformed("an object, a list or a boolean where a text belongs");
        }
    }

    /** A decimal on which money depends, as a number or a string; null if it is absent or an empty string. */
    @Nullable
    BigDecimal decimal() throws IOException {
        switch (take()) {
            case NULL:
                return null;
            case STRING, NUMBER:
                CharSequence text = reader.chars();
                BigDecimal decimal = Decimals.parse(text);
                if (decimal == null && text.length() > 0) {
                    throw new Malformed("a text where a number belongs, or a number with too many digits");
                }
                return decimal;
            default:
                throw new Malformed("an object, a list or a boolean where a number belongs");
        }
    }

    /** A decimal on which no money depends; null if it is unreadable. */
    @Nullable
    BigDecimal anyDecimal() throws IOException {
        CharSequence text = chars();
        return text == null ? null : Decimals.parse(text);
    }

    /** A boolean, also as 0 or 1 or as a string; null for any other value. */
    @Nullable
    Boolean bool() throws IOException {
        Token token = take();
        if (token == Token.TRUE || token == Token.FALSE) {
            return token == Token.TRUE;
        }
        putBack(token);
        String text = text();
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> null;
        };
    }

    /** A time, or null. Most rewards have the same time as their sale, which is then not parsed again. */
    @Nullable
    Instant moment() throws IOException {
        CharSequence text = chars();
        if (text == null) {
            return null;
        }
        if (!momentText.contentEquals(text)) {
            moment = Timestamps.parse(text);
            momentText = text.toString();
        }
        return moment;
    }

    /** A small whole number, or null. */
    @Nullable
    Integer counter() throws IOException {
        String text = plain();
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The text of a plain value; null for any other value, which is skipped. */
    @Nullable
    String plain() throws IOException {
        Token token = take();
        switch (token) {
            case STRING, NUMBER:
                String text = reader.text();
                budget.text(text.length());
                return text;
            case TRUE:
                return "true";
            case FALSE:
                return "false";
            default:
                putBack(token);
                skip();
                return null;
        }
    }

    /** The names and values of an object that the library does not interpret, or the positions and values of a list. */
    Map<String, @Nullable String> attributes() throws IOException {
        Map<String, @Nullable String> attributes = Collections.emptyMap();
        Token token = take();
        if (token == Token.BEGIN_OBJECT) {
            while (take() == Token.NAME) {
                attributes = attributes.isEmpty() ? new LinkedHashMap<>() : attributes;
                String name = entry();
                attributes.put(name, attribute());
            }
        } else if (token == Token.BEGIN_ARRAY) {
            for (Token next = take(); next != Token.END_ARRAY; next = take()) {
                attributes = attributes.isEmpty() ? new LinkedHashMap<>() : attributes;
                putBack(next);
                budget.element();
                attributes.put(String.valueOf(attributes.size()), attribute());
            }
        }
        return attributes;
    }

    /** The name of a field that becomes a key of a map. */
    private String entry() throws IOException {
        String name = reader.text();
        budget.element();
        budget.text(name.length());
        return name;
    }

    /** Any value as JSON text. The name of its field is counted as kept text. */
    String json(String name) throws IOException {
        budget.element();
        budget.text(name.length());
        return json(take());
    }

    private String json(Token token) throws IOException {
        StringBuilder json = new StringBuilder();
        copy(token, json);
        budget.text(json.length());
        return json.toString();
    }

    /** A plain value as text, any other value as JSON. */
    @Nullable
    String attribute() throws IOException {
        Token token = take();
        switch (token) {
            case NULL:
                return null;
            case BEGIN_OBJECT, BEGIN_ARRAY:
                return json(token);
            default:
                putBack(token);
                return plain();
        }
    }

    /** Skips one value; returns how many tokens it has, without its outer brackets. */
    int skip() throws IOException {
        int tokens = 0;
        int depth = 0;
        do {
            switch (take()) {
                case BEGIN_OBJECT, BEGIN_ARRAY:
                    depth++;
                    break;
                case END_OBJECT, END_ARRAY:
                    depth--;
                    break;
                case END:
                    throw new Malformed("the JSON document ends too early");
                default:
                    tokens++;
            }
        } while (depth > 0);
        return tokens;
    }

    /** Requires the end of the document; at the end a library returns its borrowed buffers. */
    void end() throws IOException {
        if (take() != Token.END) {
            throw new Malformed("something follows the JSON document");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    Token take() throws IOException {
        budget.step();
        Token taken = ahead == null ? reader.next() : ahead;
        ahead = null;
        return taken;
    }

    /** The field name of the latest token. */
    String name() throws IOException {
        return reader.text();
    }

    Token peek() throws IOException {
        Token token = take();
        putBack(token);
        return token;
    }

    /** Pushes this token back, so that it is read again. */
    void putBack(Token token) {
        ahead = token;
    }

    private void copy(Token token, StringBuilder json) throws IOException {
        switch (token) {
            case BEGIN_OBJECT:
                String separator = "{";
                if (peekEnd(Token.END_OBJECT, "{}", json)) {
                    return;
                }
                while (take() == Token.NAME) {
                    json.append(separator);
                    JsonText.quote(reader.text(), json);
                    json.append(':');
                    copy(take(), json);
                    separator = ",";
                }
                json.append('}');
                return;
            case BEGIN_ARRAY:
                if (peekEnd(Token.END_ARRAY, "[]", json)) {
                    return;
                }
                String before = "[";
                for (Token next = take(); next != Token.END_ARRAY; next = take()) {
                    json.append(before);
                    copy(next, json);
                    before = ",";
                }
                json.append(']');
                return;
            case STRING:
                JsonText.quote(reader.text(), json);
                return;
            case NUMBER:
                json.append(reader.text());
                return;
            default:
                json.append(token.name().toLowerCase(Locale.ROOT));
        }
    }

    private boolean peekEnd(Token end, String empty, StringBuilder json) throws IOException {
        Token next = take();
        if (next == end) {
            json.append(empty);
            return true;
        }
        putBack(next);
        return false;
    }
}
