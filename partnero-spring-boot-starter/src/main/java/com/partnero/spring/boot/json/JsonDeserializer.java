package com.partnero.spring.boot.json;

import com.partnero.wire.PartneroJson;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads one type of value. The exception for invalid JSON quotes nothing from it.
 *
 * @param <T> the type
 */
final class JsonDeserializer<T> extends StdDeserializer<T> {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Class<T> type;
    private final PartneroJson json;

    JsonDeserializer(Class<T> type, PartneroJson json) {
        super(type);
        this.type = type;
        this.json = json;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), document)) {
            generator.copyCurrentStructureExact(parser);
        }
        try {
            return json.read(type, document.toByteArray());
        } catch (IllegalArgumentException e) {
            return context.reportInputMismatch(this, "%s", e.getMessage());
        }
    }
}
