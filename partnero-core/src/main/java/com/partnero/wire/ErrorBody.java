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

    /** Stands for every name that is not of the wire format. */
    private static final String OTHER = "(other)";

    private @Nullable String message;
    private boolean failure;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    @Nullable
    String message() {
        return message;
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** Whether the body says that something failed: {@code error}, {@code errors}, {@code "success": false}. */
    boolean saysFailure() {
        return failure;
    }

    /** Reads a field of the envelope, if it is one of an error. */
    boolean read(String name, Cursor cursor) throws IOException {
        switch (name) {
            case Names.MESSAGE -> say(cursor.plain());
            case Names.ERROR -> error(cursor);
            case Names.ERRORS -> errors(cursor);
            case Names.SUCCESS -> failure |= !cursor.isNull() && !Boolean.TRUE.equals(cursor.bool());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code "error": "..."} or {@code "error": {"message": "..."}}. */
    private void error(Cursor cursor) throws IOException {
        if (cursor.peek() != Token.BEGIN_OBJECT) {
            errors(cursor);
            return;
        }
        cursor.object(name -> {
            failure = true;
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
        switch (cursor.peek()) {
            case BEGIN_OBJECT:
                cursor.take();
                while (cursor.take() == Token.NAME) {
                    failure = true;
                    texts(cursor, known(cursor.name()));
                }
                return;
            case BEGIN_ARRAY:
                cursor.list(() -> {
                    failure = true;
                    add(null, cursor.plain());
                });
                return;
            default:
                if (cursor.isNothing()) {
                    cursor.skip();
                } else {
                    failure = true;
                    add(null, cursor.plain());
                }
        }
    }

    /**
     * A name is kept if it is made of names of the wire format and positions, such as {@code transactions.0.amount}. Another
     * one may be a secret or a person's, and ends up in messages.
     */
    private static String known(String name) {
        int start = 0;
        for (int end = name.indexOf('.'); end >= 0; end = name.indexOf('.', start)) {
            if (!isKnown(name.substring(start, end))) {
                return OTHER;
            }
            start = end + 1;
        }
        return isKnown(name.substring(start)) ? name : OTHER;
    }

    private static boolean isKnown(String part) {
        return Names.isKnown(part) || part.matches("[0-9]{1,4}|\\*");
    }

    private void texts(Cursor cursor, String field) throws IOException {
        if (cursor.peek() == Token.BEGIN_ARRAY) {
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
