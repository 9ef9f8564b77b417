package com.partnero.wire;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** A third JSON library, bound to the wire format for the tests of this module. */
public final class GsonFormat implements WireFormat {

    @Override
    public WireReader reader(byte[] document) {
        JsonReader reader =
                new JsonReader(new InputStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8));
        reader.setNestingLimit(300);
        return tokens(reader);
    }

    static WireReader tokens(JsonReader reader) {
        return new WireReader() {
            private final StringBuilder chars = new StringBuilder();
            private String text = "";

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
            public CharSequence chars() {
                chars.setLength(0);
                return chars.append(text);
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }

    @Override
    public byte[] write(WireBody body) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter writer = new JsonWriter(text);
        writer.setHtmlSafe(false);
        body.writeTo(new WireWriter() {
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
                writer.value(new PlainNumber(plainDecimal));
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
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Gson writes any other number by its {@code toString}. */
    private static final class PlainNumber extends BigDecimal {

        private static final long serialVersionUID = 1L;
        private final String digits;

        PlainNumber(String digits) {
            super(digits);
            this.digits = digits;
        }

        @Override
        public String toString() {
            return digits;
        }
    }
}
