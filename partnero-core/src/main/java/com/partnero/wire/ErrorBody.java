package com.partnero.wire;

import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service says when it refuses, in any of the shapes that it is known to use. */
final class ErrorBody {

    private static final int MAX_TEXT = 1000;
    private static final int MAX_FIELDS = 100;

    private @Nullable String message;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    @Nullable
    String message() {
        return message;
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** Reads a field of the envelope, if it is one of an error. */
    boolean read(String name, Cursor cursor) throws IOException {
        switch (name) {
            case Names.MESSAGE -> say(cursor.plain());
            case Names.ERROR -> error(cursor);
            case Names.ERRORS -> errors(cursor);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code "error": "..."} or {@code "error": {"message": "..."}}. */
    private void error(Cursor cursor) throws IOException {
        Token token = cursor.take();
        cursor.putBack(token);
        if (token != Token.BEGIN_OBJECT) {
            say(cursor.plain());
            return;
        }
        cursor.object(name -> {
            if (name.equals(Names.MESSAGE)) {
                say(cursor.plain());
                return true;
            }
            if (name.equals(Names.ERRORS)) {
                errors(cursor);
                return true;
            }
            return false;
        });
    }

    /** A map of lists or of strings, a list, or a string. */
    private void errors(Cursor cursor) throws IOException {
        Token token = cursor.take();
        if (token == Token.BEGIN_OBJECT) {
            while (cursor.take() == Token.NAME) {
                String field = shorten(cursor.text());
                texts(cursor, field);
            }
        } else {
            cursor.putBack(token);
            texts(cursor, null);
        }
    }

    private void texts(Cursor cursor, @Nullable String field) throws IOException {
        Token token = cursor.take();
        cursor.putBack(token);
        if (token == Token.BEGIN_ARRAY) {
            cursor.list(() -> add(field, cursor.plain()));
        } else {
            add(field, cursor.plain());
        }
    }

    private void add(@Nullable String field, @Nullable String text) {
        if (text == null || fields.size() >= MAX_FIELDS) {
            return;
        }
        if (field == null) {
            say(text);
        } else {
            List<String> texts = fields.computeIfAbsent(field, f -> new ArrayList<>());
            if (texts.size() < MAX_FIELDS) {
                texts.add(shorten(text));
            }
        }
    }

    private void say(@Nullable String text) {
        if (message == null && text != null && !text.trim().isEmpty()) {
            message = shorten(text);
        }
    }

    private static String shorten(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
}
