package com.partnero.retrofit;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** A body whose length must match {@code Content-Length}. Over HTTP/2 OkHttp accepts any end. */
final class ExactBody extends ResponseBody {

    private final ResponseBody body;
    private final BufferedSource source;

    private ExactBody(ResponseBody body, List<String> lengths) {
        this.body = body;
        source = Okio.buffer(new Counted(body.source(), lengths));
    }

    /** The same answer; reading it fails if its body ends too early or too late. */
    static Response of(Response response) {
        List<String> lengths = response.headers("Content-Length");
        ResponseBody body = response.body();
        return lengths.isEmpty() || body == null
                ? response
                : response.newBuilder().body(new ExactBody(body, lengths)).build();
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public BufferedSource source() {
        return source;
    }

    private static final class Counted extends ForwardingSource {

        private final List<String> lengths;
        private long count;

        Counted(Source source, List<String> lengths) {
            super(source);
            this.lengths = lengths;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long read = super.read(sink, byteCount);
            if (read >= 0) {
                count += read;
            } else {
                for (String length : lengths) {
                    if (!length.equals(Long.toString(count))) {
                        throw new ProtocolException("the body is not as long as Content-Length says");
                    }
                }
            }
            return read;
        }
    }
}
