package com.partnero.retrofit;

import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import com.partnero.wire.WireReader;
import com.partnero.wire.WireWriter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import okio.Buffer;
import okio.BufferedSink;

/** Moshi's streaming reader and writer, bound to the wire format. Thread-safe. */
final class MoshiFormat implements WireFormat {

    private static final String[] NAMES = WireFormat.names().toArray(new String[0]);
    private static final JsonReader.Options OPTIONS = JsonReader.Options.of(NAMES);

    @Override
    public WireReader reader(byte[] document) {
        return new Reader(JsonReader.of(new Buffer().write(document)));
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

        private final JsonReader json;
        private String text = "";

        Reader(JsonReader json) {
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
                    text = json.nextString();
                    return Token.STRING;
                case NUMBER:
                    text = json.nextString();
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

        @Override
        public String text() {
            return text;
        }

        @Override
        public void close() throws IOException {
            json.close();
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
     * A number as Moshi takes it, which writes what {@code toString()} says. One serves a whole body; a real BigDecimal would be
     * made for each number, and be written with an exponent if it is small.
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
