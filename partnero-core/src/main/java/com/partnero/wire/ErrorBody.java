package com.partnero.wire;

import com.partnero.wire.WireReader.Token;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The errors in an answer, in every shape that the service and the servers in front of it are known to use. */
final class ErrorBody {

    private static final int LONGEST_NAME = 100;

    /** Far more words than are kept. */
    private static final int LONGEST_WORDS = 10_000;

    private static final int MAX_FIELDS = 100;

    /** Replaces every name that is not part of the wire format. */
    private static final String OTHER = "(other)";

    /** The top-level fields of our requests. Only a server that has read the request complains about them. */
    private static final Set<String> OF_REQUESTS = Set.of(
            Names.KEY,
            Names.AMOUNT,
            Names.AMOUNT_UNITS,
            Names.ACTION,
            Names.CUSTOMER,
            Names.OPTIONS,
            Names.TRANSACTIONS,
            Names.REWARDED,
            Names.REWARDABLE,
            Names.PRODUCT_ID,
            Names.PRODUCT_TYPE,
            Names.CREATED_AT);

    /** Phrases in messages about an unknown address, from Laravel and from the servers in front of it. */
    private static final List<String> OF_ADDRESSES = List.of(
            "route",
            "url",
            "uri",
            "path",
            "page",
            "endpoint",
            "handler",
            "upstream",
            "proxy",
            "method",
            "cannot get",
            "cannot post",
            "cannot delete");

    /** The places where a message may be, in order of preference. */
    private enum Place {
        MESSAGE,
        MESSAGE_OF_ERROR,
        DESCRIPTION,
        DETAIL,
        ERROR,
        TITLE,
        LIST_OF_ERRORS,
        CODE_OF_ERROR
    }

    private @Nullable String message;
    private @Nullable Place place;
    private boolean failure;
    private boolean said;
    private boolean no;
    private boolean yes;
    private boolean foreign;
    private boolean address;
    private boolean whole;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    @Nullable
    String message() {
        return message;
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    /** Whether the answer of a success says that something failed: {@code error}, {@code errors}, {@code "success": false}. */
    boolean saysFailure() {
        return failure;
    }

    /** Whether there is a message in any form, or a code in words. */
    boolean saysSomething() {
        return said;
    }

    /** Whether {@link #readRefusal(Cursor)} has read exactly one object to its end. */
    boolean isWholeObject() {
        return whole;
    }

    /**
     * Whether a refusal is negative: a message, a non-empty {@code error} or {@code errors}, or a false {@code success}
     * or {@code status}.
     */
    boolean saysNo() {
        return no;
    }

    /** Whether {@code status} is 1 or {@code success} is true: a success with the status of a failure. */
    boolean saysYes() {
        return yes;
    }

    /** Whether there are fields that the service's errors do not have, or a field holds an HTTP status. */
    boolean hasForeignFields() {
        return foreign;
    }

    /** Whether {@code errors} names a field of our requests. */
    boolean namesRequestField() {
        for (String field : fields.keySet()) {
            int dot = field.indexOf('.');
            if (OF_REQUESTS.contains(dot < 0 ? field : field.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a message is about an address. */
    boolean mentionsAddress() {
        return address;
    }

    /** Reads the whole document of an answer that is no success. */
    void readRefusal(Cursor cursor) throws IOException {
        boolean object = cursor.object(name -> readOfRefusal(name, cursor));
        cursor.end();
        whole = object;
    }

    private boolean readOfRefusal(String name, Cursor cursor) throws IOException {
        switch (name) {
            case Names.STATUS -> status(cursor);
            case Names.MESSAGE -> {
                no |= cursor.peek() == Token.STRING || cursor.peek() == Token.BEGIN_ARRAY;
                foreign |= cursor.peek() == Token.BEGIN_OBJECT;
                return read(name, cursor);
            }
            case Names.ERROR, Names.ERRORS -> {
                return read(name, cursor);
            }
            case Names.SUCCESS -> {
                Boolean success = cursor.bool();
                no |= Boolean.FALSE.equals(success);
                yes |= Boolean.TRUE.equals(success);
            }
            case Names.ERROR_DESCRIPTION -> foreignWords(Place.DESCRIPTION, cursor);
            case Names.DETAIL -> foreignWords(Place.DETAIL, cursor);
            case Names.TITLE -> foreignWords(Place.TITLE, cursor);
            default -> {
                foreign |= !name.equals(Names.DATA);
                return false;
            }
        }
        return true;
    }

    /** The service sends 0, 1 or a word here. Only other servers send an HTTP status, its phrase, or an object. */
    private void status(Cursor cursor) throws IOException {
        foreign |= cursor.peek() == Token.BEGIN_OBJECT || cursor.peek() == Token.BEGIN_ARRAY;
        String text = cursor.plain();
        BigDecimal number = text == null ? null : Decimals.parse(text);
        foreign |= number != null && number.compareTo(BigDecimal.ONE) > 0 || HttpStatus.isNamedBy(text);
        no |= "false".equals(text) || number != null && number.signum() == 0;
        yes |= "true".equals(text) || number != null && number.compareTo(BigDecimal.ONE) == 0;
    }

    private void foreignWords(Place where, Cursor cursor) throws IOException {
        foreign = true;
        say(where, words(cursor));
    }

    /** Reads a field of the envelope, if it is one of an error. */
    boolean read(String name, Cursor cursor) throws IOException {
        switch (name) {
            case Names.MESSAGE -> {
                said |= !cursor.isNothing();
                say(Place.MESSAGE, words(cursor));
            }
            case Names.ERROR -> error(cursor);
            case Names.ERRORS -> errors(cursor, Place.LIST_OF_ERRORS);
            case Names.SUCCESS, Names.OK -> failure |= !cursor.isNull() && !Boolean.TRUE.equals(cursor.bool());
            case Names.CODE -> code(cursor);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A number that is an HTTP error counts as an error; any other code may mean anything. */
    private void code(Cursor cursor) throws IOException {
        boolean nothing = cursor.isNothing();
        String code = cursor.plain();
        BigDecimal number = code == null ? null : Decimals.parse(code);
        failure |= HttpStatus.isNumber(code);
        said |= number == null && !nothing;
    }

    /** {@code "error": "..."} or {@code "error": {"message": "..."}}. */
    private void error(Cursor cursor) throws IOException {
        if (cursor.peek() != Token.BEGIN_OBJECT) {
            errors(cursor, Place.ERROR);
            return;
        }
        cursor.object(name -> {
            fail();
            switch (name) {
                case Names.MESSAGE -> say(Place.MESSAGE_OF_ERROR, words(cursor));
                case Names.ERRORS -> errors(cursor, Place.LIST_OF_ERRORS);
                case Names.CODE -> codeOfError(cursor);
                case Names.DETAIL -> foreignWords(Place.DETAIL, cursor);
                default -> {
                    foreign = true;
                    return false;
                }
            }
            return true;
        });
    }

    private void codeOfError(Cursor cursor) throws IOException {
        Token token = cursor.peek();
        String code = cursor.plain();
        BigDecimal number = code == null ? null : Decimals.parse(code);
        foreign |= HttpStatus.isNamedBy(code);
        say(Place.CODE_OF_ERROR, token == Token.STRING && number == null ? code : null);
    }

    /** A map of lists or of texts by field, a list of texts or of errors, or a text. */
    private void errors(Cursor cursor, Place ofText) throws IOException {
        switch (cursor.peek()) {
            case BEGIN_OBJECT:
                cursor.take();
                while (cursor.take() == Token.NAME) {
                    fail();
                    texts(cursor, known(cursor.name()));
                }
                return;
            case BEGIN_ARRAY:
                if (ofText == Place.ERROR) {
                    String texts = words(cursor);
                    if (texts != null) {
                        fail();
                        say(ofText, texts);
                    }
                    return;
                }
                cursor.list(() -> {
                    fail();
                    say(ofText, words(cursor));
                });
                return;
            default:
                boolean isText = cursor.peek() == Token.STRING;
                boolean nothing = cursor.isNothing();
                String text = cursor.plain();
                failure |= !nothing;
                no |= !nothing && !"0".equals(text);
                foreign |= HttpStatus.isNumber(text);
                say(ofText, isText ? text : null);
        }
    }

    private void fail() {
        failure = true;
        no = true;
    }

    /** A text, the joined texts of a list, or the message of an error object. Numbers and booleans do not count. */
    private @Nullable String words(Cursor cursor) throws IOException {
        switch (cursor.peek()) {
            case STRING:
                return cursor.plain();
            case BEGIN_ARRAY:
                return listed(cursor);
            case BEGIN_OBJECT:
                return wordsOfError(cursor);
            default:
                foreign |= HttpStatus.isNumber(cursor.plain());
                return null;
        }
    }

    /** One of several errors. The service's have a message, perhaps a code in words and the name of a field. */
    private @Nullable String wordsOfError(Cursor cursor) throws IOException {
        ErrorBody error = new ErrorBody();
        cursor.object(name -> {
            switch (name) {
                case Names.MESSAGE -> {
                    return error.sayText(Place.MESSAGE, cursor);
                }
                case Names.CODE -> {
                    foreign |= HttpStatus.isNamedBy(cursor.plain());
                    return true;
                }
                case Names.FIELD -> {
                    return false;
                }
                case Names.DETAIL -> {
                    foreign = true;
                    return error.sayText(Place.DETAIL, cursor);
                }
                case Names.TITLE -> {
                    foreign = true;
                    return error.sayText(Place.TITLE, cursor);
                }
                default -> {
                    foreign = true;
                    return false;
                }
            }
        });
        return error.message();
    }

    /** Null for an empty list. */
    private @Nullable String listed(Cursor cursor) throws IOException {
        StringBuilder all = new StringBuilder();
        boolean[] any = new boolean[1];
        cursor.list(() -> {
            any[0] = true;
            String text = cursor.peek() == Token.STRING ? cursor.plain() : null;
            if (text == null) {
                words(cursor);
            } else if (!text.trim().isEmpty() && all.length() <= LONGEST_WORDS) {
                all.append(all.length() == 0 ? "" : "; ").append(text.trim());
            }
        });
        return any[0] ? all.toString() : null;
    }

    private boolean sayText(Place where, Cursor cursor) throws IOException {
        if (cursor.peek() != Token.STRING) {
            return false;
        }
        say(where, cursor.plain());
        return true;
    }

    /**
     * Keeps a name that consists of names of the wire format and positions, such as {@code transactions.0.amount}. Any
     * other name may be secret or personal, and would get into messages.
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
            cursor.list(() -> text(cursor, field));
        } else {
            text(cursor, field);
        }
    }

    private void text(Cursor cursor, String field) throws IOException {
        foreign |= cursor.peek() == Token.BEGIN_OBJECT;
        String text = cursor.plain();
        foreign |= HttpStatus.isNumber(text);
        add(field, text);
    }

    private void add(String field, @Nullable String text) {
        if (text == null || fields.size() >= MAX_FIELDS) {
            return;
        }
        List<String> texts = fields.computeIfAbsent(field, f -> new ArrayList<>());
        if (texts.size() < MAX_FIELDS) {
            texts.add(ServiceText.clean(text));
        }
    }

    private void say(Place where, @Nullable String text) {
        if (text == null || text.trim().isEmpty()) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        address |= OF_ADDRESSES.stream().anyMatch(lower::contains);
        if (place == null || where.compareTo(place) < 0) {
            place = where;
            message = ServiceText.clean(text);
        }
    }
}
