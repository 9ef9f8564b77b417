package com.partnero.retrofit;

import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import com.partnero.wire.WireReader;
import com.partnero.wire.WireWriter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Moshi's streaming reader and writer, bound to the wire format. Thread-safe. */
final class MoshiFormat implements WireFormat {

    private static final String[] NAMES = WireFormat.names().toArray(new String[0]);
    private static final JsonReader.Options OPTIONS = JsonReader.Options.of(NAMES);

    @Override
    public WireReader reader(byte[] document) {
        Buffer source = new Buffer().write(document);
        return new Reader(document, source, JsonReader.of(source));
    }

    @Override
    public byte[] write(WireBody body) throws IOException {
        Buffer bytes = new Buffer();
        try (JsonWriter json = JsonWriter.of(bytes)) {
            json.setSerializeNulls(true);
            body.writeTo(new Writer(json));
        }
        return bytes.readByteArray();
    }

    private static final class Reader implements WireReader {

        private final byte[] document;
        private final Buffer source;
        private final JsonReader json;
        private final Characters characters = new Characters();
        private @Nullable String text = "";

        Reader(byte[] document, Buffer source, JsonReader json) {
            this.document = document;
            this.source = source;
            this.json = json;
        }

        @Override
        public Token next() throws IOException {
            switch (json.peek()) {
                case BEGIN_OBJECT:
                    json.beginObject();
                    return Token.BEGIN_OBJECT;
                case END_OBJECT:
                    json.endObject();
                    return Token.END_OBJECT;
                case BEGIN_ARRAY:
                    json.beginArray();
                    return Token.BEGIN_ARRAY;
                case END_ARRAY:
                    json.endArray();
                    return Token.END_ARRAY;
                case NAME:
                    int name = json.selectName(OPTIONS);
                    text = name < 0 ? json.nextName() : NAMES[name];
                    return Token.NAME;
                case STRING:
                    value((byte) '"');
                    return Token.STRING;
                case NUMBER:
                    value((byte) 0);
                    return Token.NUMBER;
                case BOOLEAN:
                    return json.nextBoolean() ? Token.TRUE : Token.FALSE;
                case NULL:
                    json.nextNull();
                    return Token.NULL;
                default:
                    return Token.END;
            }
        }

        /**
         * Moshi returns texts and numbers only as strings. Where its position is known (after the opening quote, or
         * before the first digit), the text is taken from the document instead. Otherwise most of a page's garbage
         * would be strings of repeated words.
         */
        private void value(byte quote) throws IOException {
            int start = document.length - (int) source.size();
            int end = quote == 0 ? endOfNumber(start) : endOfText(start, quote);
            if (end < 0) {
                text = json.nextString();
            } else {
                json.skipValue();
                characters.of(document, start, end);
                text = null;
            }
        }

        /** The end of a plain ASCII text that starts here; -1 if there is none. */
        private int endOfText(int start, byte quote) {
            if (start == 0 || document[start - 1] != quote) {
                return -1;
            }
            for (int i = start; i < document.length; i++) {
                if (document[i] == quote) {
                    return i;
                }
                if (document[i] == '\\' || document[i] < 0) {
                    return -1;
                }
            }
            return -1;
        }

        /** The end of a number that starts here; -1 if there is none, because Moshi has already read it. */
        private int endOfNumber(int start) {
            int end = start;
            while (end < document.length && isPartOfNumber(document[end])) {
                end++;
            }
            return end == start ? -1 : end;
        }

        private static boolean isPartOfNumber(byte c) {
            return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
        }

        @Override
        public String text() {
            String known = text;
            if (known == null) {
                known = characters.toString();
                text = known;
            }
            return known;
        }

        @Override
        public CharSequence chars() {
            return text == null ? characters : text;
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }

    /** A plain ASCII text inside the document. */
    private static final class Characters implements CharSequence {

        private byte[] document = {};
        private int start;
        private int end;

        void of(byte[] newDocument, int newStart, int newEnd) {
            document = newDocument;
            start = newStart;
            end = newEnd;
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return (char) document[start + index];
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return toString().substring(from, to);
        }

        @Override
        public String toString() {
            return new String(document, start, end - start, StandardCharsets.US_ASCII);
        }
    }

    private static final class Writer implements WireWriter {

        private final JsonWriter json;
        private final Digits digits = new Digits();

        Writer(JsonWriter json) {
            this.json = json;
        }

        @Override
        public void beginObject() throws IOException {
            json.beginObject();
        }

        @Override
        public void endObject() throws IOException {
            json.endObject();
        }

        @Override
        public void beginArray() throws IOException {
            json.beginArray();
        }

        @Override
        public void endArray() throws IOException {
            json.endArray();
        }

        @Override
        public void name(String name) throws IOException {
            json.name(name);
        }

        @Override
        public void string(String value) throws IOException {
            json.value(value);
        }

        @Override
        public void number(String plainDecimal) throws IOException {
            digits.text = plainDecimal;
            json.value(digits);
        }

        @Override
        public void bool(boolean value) throws IOException {
            json.value(value);
        }

        @Override
        public void json(String text) throws IOException {
            try (BufferedSink sink = json.valueSink()) {
                sink.writeUtf8(text);
            }
        }

        @Override
        public void nullValue() throws IOException {
            json.nullValue();
        }
    }

    /**
     * A number for Moshi, which writes the result of {@code toString()}. One instance serves a whole body. A real
     * BigDecimal would be created for each number, and small ones would be written with an exponent.
     */
    private static final class Digits extends BigDecimal {

        private static final long serialVersionUID = 1L;

        private String text = "0";

        Digits() {
            super(0);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
