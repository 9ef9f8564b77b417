package com.partnero.retrofit;

import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Writes the arguments of {@link PartneroApi}: bodies as JSON, keys and ids encoded for an address. Thread-safe. */
final class WireConverters extends Converter.Factory {

    private static final MediaType JSON = MediaType.get(RequestHeaders.JSON);

    private final WireFormat format;

    WireConverters(WireFormat format) {
        this.format = format;
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
        return value -> RequestBody.create(format.write(RequestBodies.of(value)), JSON);
    }

    @Override
    public @Nullable Converter<?, String> stringConverter(Type type, Annotation[] parameter, Retrofit retrofit) {
        return type == String.class ? (Converter<String, String>) Paths::encode : null;
    }
}
