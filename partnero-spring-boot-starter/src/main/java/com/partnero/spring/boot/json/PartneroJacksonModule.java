package com.partnero.spring.boot.json;

import com.partnero.wire.PartneroJson;
import tools.jackson.databind.module.SimpleModule;

/** Teaches Jackson the types of {@link PartneroJson}. */
final class PartneroJacksonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PartneroJacksonModule(PartneroJson json) {
        super("partnero");
        PartneroJson.types().forEach(type -> add(type, json));
    }

    private <T> void add(Class<T> type, PartneroJson json) {
        addSerializer(type, new JsonSerializer<>(type, json));
        addDeserializer(type, new JsonDeserializer<>(type, json));
    }
}
