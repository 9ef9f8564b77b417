package com.partnero.transport.contracts;

import com.partnero.testkit.http.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One HTTP/2 request that has been read, and the frames of its answer. */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write ends the connection, which the client sees.
final class FrameStream {

    private final FrameConnection connection;
    private final int id;
    private final Http2Headers headers;
    private final ByteArrayOutputStream body;
    private @Nullable BackEnd backEnd;
    private @Nullable Response response;

    FrameStream(FrameConnection connection, int id, Http2Headers headers, ByteArrayOutputStream body) {
        this.connection = connection;
        this.id = id;
        this.headers = headers;
        this.body = body;
    }

    /** Carries requests out. */
    @FunctionalInterface
    interface BackEnd {
        Response carryOut(FrameStream request) throws IOException;
    }

    void at(BackEnd service) {
        backEnd = service;
    }

    void append(ByteBuf data) {
        byte[] bytes = new byte[data.readableBytes()];
        data.readBytes(bytes);
        body.writeBytes(bytes);
    }

    FrameConnection connection() {
        return connection;
    }

    int id() {
        return id;
    }

    String method() {
        return headers.method().toString();
    }

    String path() {
        return headers.path().toString();
    }

    Http2Headers headers() {
        return headers;
    }

    byte[] body() {
        return body.toByteArray();
    }

    /** Carries the request out once and returns the answer of a correct service. */
    Response carryOut() throws IOException {
        if (response == null) {
            response = Objects.requireNonNull(backEnd).carryOut(this);
        }
        return response;
    }

    /** Sends the answer of a correct service. */
    void respond() throws IOException {
        respond(carryOut());
    }

    void respond(Response answer) {
        writeHead(answer, answer.body().length, false);
        writeData(answer.body(), true);
    }

    /** The head of an answer. */
    void writeHead(Response answer, @Nullable Integer length, boolean end) {
        Http2Headers head = head(answer.status());
        answer.headers().forEach((name, value) -> head.add(name.toLowerCase(Locale.ROOT), value));
        if (length != null) {
            head.set("content-length", length.toString());
        }
        writeHeaders(id, head, end);
    }

    static Http2Headers head(int status) {
        return new DefaultHttp2Headers(false).status(Integer.toString(status));
    }

    void writeHeaders(int stream, Http2Headers head, boolean end) {
        connection.write((frames, ctx) -> frames.writeHeaders(ctx, stream, head, 0, end, ctx.newPromise()));
    }

    void writeData(byte[] bytes, boolean end) {
        writeData(id, bytes, end);
    }

    void writeData(int stream, byte[] bytes, boolean end) {
        connection.write((frames, ctx) ->
                frames.writeData(ctx, stream, Unpooled.wrappedBuffer(bytes), 0, end, ctx.newPromise()));
    }

    void reset(Http2Error error) {
        connection.write((frames, ctx) -> frames.writeRstStream(ctx, id, error.code(), ctx.newPromise()));
    }

    /** Sends GOAWAY with the last stream that was or will be processed. */
    void goAway(int last, Http2Error error) {
        connection.write(
                (frames, ctx) -> frames.writeGoAway(ctx, last, error.code(), Unpooled.EMPTY_BUFFER, ctx.newPromise()));
    }

    /** Writes bytes that need not be frames. */
    void writeBytes(byte[] bytes) {
        connection.write((frames, ctx) -> ctx.write(Unpooled.wrappedBuffer(bytes)));
    }
}
