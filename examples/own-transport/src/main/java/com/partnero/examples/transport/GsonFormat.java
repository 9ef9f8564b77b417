package com.partnero.examples.transport;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import com.partnero.wire.WireReader;
import com.partnero.wire.WireWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Gson's streaming classes, bound to the wire format. Thread-safe. */
final class GsonFormat implements WireFormat {

    @Override
    public WireReader reader(byte[] document) {
        return new Reader(
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8)));
    }

    @Override
    public byte[] write(WireBody body) throws IOException {
        StringWriter text = new StringWriter();
        body.writeTo(new Writer(new JsonWriter(text)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Reader implements WireReader {

        private final JsonReader reader;
        private String text = "";

        Reader(JsonReader reader) {
            this.reader = reader;
        }

        @Override
        public Token next() throws IOException {
            switch (reader.peek()) {
                case BEGIN_OBJECT:
                    reader.beginObject();
                    return Token.BEGIN_OBJECT;
                case END_OBJECT:
                    reader.endObject();
                    return Token.END_OBJECT;
                case BEGIN_ARRAY:
                    reader.beginArray();
                    return Token.BEGIN_ARRAY;
                case END_ARRAY:
                    reader.endArray();
                    return Token.END_ARRAY;
                case NAME:
                    text = reader.nextName();
                    return Token.NAME;
                case STRING:
                    text = reader.nextString();
                    return Token.STRING;
                case NUMBER:
                    text = reader.nextString();
                    return Token.NUMBER;
                case BOOLEAN:
                    return reader.nextBoolean() ? Token.TRUE : Token.FALSE;
                case NULL:
                    reader.nextNull();
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
            reader.close();
        }
    }

    private static final class Writer implements WireWriter {

        private final JsonWriter writer;

        Writer(JsonWriter writer) {
            this.writer = writer;
        }

        @Override
        public void beginObject() throws IOException {
            writer.beginObject();
        }

        @Override
        public void endObject() throws IOException {
            writer.endObject();
        }

        @Override
        public void beginArray() throws IOException {
            writer.beginArray();
        }

        @Override
        public void endArray() throws IOException {
            writer.endArray();
        }

        @Override
        public void name(String name) throws IOException {
            writer.name(name);
        }

        @Override
        public void string(String value) throws IOException {
            writer.value(value);
        }

        @Override
        public void number(String plainDecimal) throws IOException {
            writer.jsonValue(plainDecimal);
        }

        @Override
        public void bool(boolean value) throws IOException {
            writer.value(value);
        }

        @Override
        public void json(String text) throws IOException {
            writer.jsonValue(text);
        }

        @Override
        public void nullValue() throws IOException {
            writer.nullValue();
        }
    }
}
