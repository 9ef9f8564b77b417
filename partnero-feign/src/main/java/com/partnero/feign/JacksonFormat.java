package com.partnero.feign;

import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import com.partnero.wire.WireReader;
import com.partnero.wire.WireWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonpCharacterEscapes;

/** Jackson's streaming core, bound to the wire format. Thread-safe. */
final class JacksonFormat implements WireFormat {

    /**
     * The names of the wire format, escaped and encoded once, at the index of their hash codes: a batch needs
     * thousands. If two names share an index, the second one is encoded each time.
     */
    private static final @Nullable SerializableString[] NAMES = new @Nullable SerializableString[256];

    static {
        for (String name : WireFormat.names()) {
            NAMES[place(name)] = new SerializedString(name);
        }
    }

    /**
     * Core enforces the limits. Escapes are those that the other transport's library writes. Interned names are core's
     * own constants, which it recognizes without comparing characters.
     */
    private final JsonFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .characterEscapes(JsonpCharacterEscapes.instance())
            .build();

    private static int place(String name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 8) & NAMES.length - 1;
    }

    @Override
    public WireReader reader(byte[] document) {
        return new Reader(factory.createParser(ObjectReadContext.empty(), document));
    }

    @Override
    public byte[] write(WireBody body) throws IOException {
        // Grows by blocks, the largest of which is kept for the next body, so that what is written is copied once, at
        // the end.
        BufferRecycler buffers = factory._getBufferRecycler();
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(buffers)) {
            try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
                body.writeTo(new Writer(generator));
            }
            return bytes.getClearAndRelease();
        } finally {
            buffers.releaseToPool();
        }
    }

    private static final class Reader implements WireReader {

        private final JsonParser parser;
        private final View view = new View();

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        @Override
        public Token next() throws IOException {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return Token.END;
            }
            return switch (token) {
                case START_OBJECT -> Token.BEGIN_OBJECT;
                case END_OBJECT -> Token.END_OBJECT;
                case START_ARRAY -> Token.BEGIN_ARRAY;
                case END_ARRAY -> Token.END_ARRAY;
                case PROPERTY_NAME -> Token.NAME;
                case VALUE_STRING -> Token.STRING;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
                case VALUE_TRUE -> Token.TRUE;
                case VALUE_FALSE -> Token.FALSE;
                case VALUE_NULL -> Token.NULL;
                default -> throw new IOException("not a token of JSON");
            };
        }

        @Override
        public String text() {
            return parser.getString();
        }

        @Override
        public CharSequence chars() {
            view.of(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
            return view;
        }

        @Override
        public void close() {
            parser.close();
        }
    }

    /** The characters of a token inside the parser's buffer. */
    private static final class View implements CharSequence {

        private char[] characters = {};
        private int offset;
        private int length;

        void of(char[] newCharacters, int newOffset, int newLength) {
            characters = newCharacters;
            offset = newOffset;
            length = newLength;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return characters[offset + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().substring(start, end);
        }

        @Override
        public String toString() {
            return new String(characters, offset, length);
        }
    }

    private static final class Writer implements WireWriter {

        private final JsonGenerator generator;

        Writer(JsonGenerator generator) {
            this.generator = generator;
        }

        @Override
        public void beginObject() {
            generator.writeStartObject();
        }

        @Override
        public void endObject() {
            generator.writeEndObject();
        }

        @Override
        public void beginArray() {
            generator.writeStartArray();
        }

        @Override
        public void endArray() {
            generator.writeEndArray();
        }

        @Override
        public void name(String name) {
            SerializableString encoded = NAMES[place(name)];
            if (encoded != null && encoded.getValue().equals(name)) {
                generator.writeName(encoded);
            } else {
                generator.writeName(name);
            }
        }

        @Override
        public void string(String value) {
            generator.writeString(value);
        }

        @Override
        public void number(String plainDecimal) {
            generator.writeNumber(plainDecimal);
        }

        @Override
        public void bool(boolean value) {
            generator.writeBoolean(value);
        }

        @Override
        public void json(String text) {
            generator.writeRawValue(text);
        }

        @Override
        public void nullValue() {
            generator.writeNull();
        }
    }
}
