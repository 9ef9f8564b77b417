package com.partnero.wire;

import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service says when it refuses, in any of the shapes that it is known to use. */
final class ErrorBody {

    private static final int LONGEST_NAME = 100;
    private static final int MAX_FIELDS = 100;
    private static final BigDecimal FIRST_ERROR = new BigDecimal(400);

    /** Stands for every name that is not of the wire format. */
    private static final String OTHER = "(other)";

    private @Nullable String message;
    private boolean failure;
    private boolean said;
    private boolean foreign;
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

    /** Whether the body has a message, in whatever form, or a code in words. */
    boolean saysSomething() {
        return said;
    }

    /** Whether the error has fields that errors of the service have not. */
    boolean isForeign() {
        return foreign;
    }

    /** Reads the fields of an error, of which the service has no others. */
    boolean readRefusal(String name, Cursor cursor) throws IOException {
        switch (name) {
            case Names.STATUS -> {
                // The service counts from 0 to 1 here: an HTTP status is written by others.
                String text = cursor.plain();
                BigDecimal number = text == null ? null : Decimals.parse(text);
                foreign |= number != null && number.compareTo(BigDecimal.ONE) > 0;
                return true;
            }
            case Names.MESSAGE, Names.ERROR, Names.ERRORS, Names.SUCCESS -> {
                return read(name, cursor);
            }
            default -> {
                foreign |= !name.equals(Names.DATA);
                return false;
            }
        }
    }

    /** Reads a field of the envelope, if it is one of an error. */
    boolean read(String name, Cursor cursor) throws IOException {
        switch (name) {
            case Names.MESSAGE -> {
                said |= !cursor.isNothing();
                say(cursor.plain());
            }
            case Names.ERROR -> error(cursor);
            case Names.ERRORS -> errors(cursor);
            case Names.SUCCESS, Names.OK -> failure |= !cursor.isNull() && !Boolean.TRUE.equals(cursor.bool());
            case Names.CODE -> code(cursor);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A number that HTTP has for an error is one; a code that is no number may mean anything. */
    private void code(Cursor cursor) throws IOException {
        boolean nothing = cursor.isNothing();
        String code = cursor.plain();
        BigDecimal number = code == null ? null : Decimals.parse(code);
        failure |= number != null && number.compareTo(FIRST_ERROR) >= 0;
        said |= number == null && !nothing;
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
            foreign = true;
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
        if (name.length() > LONGEST_NAME) {
            return OTHER;
        }
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
                texts.add(ServiceText.clean(text));
            }
        }
    }

    private void say(@Nullable String text) {
        if (message == null && text != null && !text.trim().isEmpty()) {
            message = ServiceText.clean(text);
        }
    }
}
