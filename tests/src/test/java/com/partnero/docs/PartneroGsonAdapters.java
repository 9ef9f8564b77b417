package com.partnero.docs;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.partnero.wire.PartneroJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

// snippet: gson
final class PartneroGsonAdapters implements TypeAdapterFactory {

    private final PartneroJson json;

    PartneroGsonAdapters(PartneroJson json) {
        this.json = json;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> token) {
        Class<T> type = (Class<T>) token.getRawType();
        if (!PartneroJson.types().contains(type)) {
            return null;
        }
        return new TypeAdapter<T>() {
            @Override
            public void write(JsonWriter out, T value) throws IOException {
                out.jsonValue(new String(json.write(value), StandardCharsets.UTF_8));
            }

            @Override
            public T read(JsonReader in) {
                JsonElement read = JsonParser.parseReader(in);
                return json.read(type, read.toString().getBytes(StandardCharsets.UTF_8));
            }
        }.nullSafe();
    }
}
// end
