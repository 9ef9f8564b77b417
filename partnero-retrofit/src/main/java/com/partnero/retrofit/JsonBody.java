package com.partnero.retrofit;

import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireBody;
import com.partnero.wire.WireFormat;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** A body in JSON that OkHttp must never send a second time. */
final class JsonBody extends RequestBody {

    private static final MediaType JSON = MediaType.get(RequestHeaders.JSON);

    private final byte[] bytes;

    private JsonBody(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    /** Makes them for Retrofit. Thread-safe. */
    static final class Factory extends Converter.Factory {

        private final WireFormat format;

        Factory(WireFormat format) {
            this.format = format;
        }

        @Override
        public @Nullable Converter<WireBody, RequestBody> requestBodyConverter(
                Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
            return type == WireBody.class ? body -> new JsonBody(format.write(body)) : null;
        }
    }
}
