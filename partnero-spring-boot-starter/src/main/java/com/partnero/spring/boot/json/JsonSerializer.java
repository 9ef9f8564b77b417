package com.partnero.spring.boot.json;

import com.partnero.wire.PartneroJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes one type of value token by token. It can therefore also write trees and formats other than JSON.
 *
 * @param <T> the type
 */
final class JsonSerializer<T> extends StdSerializer<T> {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final PartneroJson json;

    JsonSerializer(Class<T> type, PartneroJson json) {
        super(type);
        this.json = json;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json.write(value))) {
            parser.nextToken();
            generator.copyCurrentStructureExact(parser);
        }
    }
}
