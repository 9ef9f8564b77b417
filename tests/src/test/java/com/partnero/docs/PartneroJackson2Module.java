package com.partnero.docs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.partnero.wire.PartneroJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

// snippet: jackson-2
final class PartneroJackson2Module {

    private PartneroJackson2Module() {}

    static Module create(PartneroJson json) {
        SimpleModule module = new SimpleModule("partnero");
        PartneroJson.types().forEach(type -> add(module, type, json));
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, PartneroJson json) {
        module.addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeRawValue(new String(json.write(value), StandardCharsets.UTF_8));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (JsonGenerator copy = in.getCodec().getFactory().createGenerator(bytes)) {
                    copy.copyCurrentStructureExact(in); // a tree of nodes would turn amounts into doubles
                }
                return json.read(type, bytes.toByteArray());
            }
        });
    }
}
// end
