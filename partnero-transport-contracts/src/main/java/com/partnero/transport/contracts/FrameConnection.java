package com.partnero.transport.contracts;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 connection of a {@link FrameServer}. It reads requests and acknowledges settings and pings correctly. It
 * writes any scripted frames, valid or not.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write ends the connection, which the client sees.
final class FrameConnection extends ByteToMessageDecoder {

    private static final int PREFACE_BYTES = 24;

    private final Http2FrameReader reader = new DefaultHttp2FrameReader(false);
    private final Http2FrameWriter writer = new DefaultHttp2FrameWriter();
    private final Http2Settings settings;
    private final Consumer<FrameStream> requests;
    private final Map<Integer, FrameStream> unfinished = new HashMap<>();
    private final Set<Integer> resets = ConcurrentHashMap.newKeySet();
    private @Nullable ChannelHandlerContext context;
    private boolean prefaceRead;
    private volatile boolean silent;

    /**
     * @param settings what the server says at first; null if it says nothing, ever
     * @param requests is given each request once it is complete
     */
    FrameConnection(@Nullable Http2Settings settings, Consumer<FrameStream> requests) {
        this.settings = settings == null ? new Http2Settings() : settings;
        this.requests = requests;
        silent = settings == null;
    }

    /** Writes one frame or more. */
    @FunctionalInterface
    interface Frames {
        void write(Http2FrameWriter writer, ChannelHandlerContext context) throws Exception;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess() && !silent) {
            writer.writeSettings(ctx, settings, ctx.newPromise());
            ctx.flush();
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        if (silent) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (!prefaceRead) {
            if (in.readableBytes() < PREFACE_BYTES) {
                return;
            }
            in.skipBytes(PREFACE_BYTES);
            prefaceRead = true;
        }
        reader.readFrame(ctx, in, new Listener());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        // The client is gone, or has refused what it was sent.
        ctx.close();
    }

    /** Writes frames, in the order of the calls. */
    void write(Frames frames) {
        ChannelHandlerContext ctx = Objects.requireNonNull(context);
        ctx.executor().execute(() -> {
            if (silent) {
                return;
            }
            try {
                frames.write(writer, ctx);
                ctx.flush();
            } catch (Exception e) {
                ctx.fireExceptionCaught(e);
            }
        });
    }

    /** The streams that the client has reset. */
    Set<Integer> resets() {
        return resets;
    }

    /** From now on nothing is read, written or acknowledged, and the connection stays. */
    void fallSilent() {
        write((frames, ctx) -> silent = true);
    }

    /** Ends the connection as TLS demands it. */
    void finish() {
        write((frames, ctx) -> ctx.close());
    }

    /** Resets the connection. */
    void reset() {
        write((frames, ctx) -> {
            ((SocketChannelConfig) ctx.channel().config()).setSoLinger(0);
            ctx.channel().unsafe().close(ctx.channel().unsafe().voidPromise());
        });
    }

    private final class Listener extends Http2FrameAdapter {

        @Override
        public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings clients) {
            writer.writeSettingsAck(ctx, ctx.newPromise());
            ctx.flush();
        }

        @Override
        public void onPingRead(ChannelHandlerContext ctx, long data) {
            writer.writePing(ctx, true, data, ctx.newPromise());
            ctx.flush();
        }

        @Override
        public void onRstStreamRead(ChannelHandlerContext ctx, int stream, long error) {
            resets.add(stream);
            unfinished.remove(stream);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx,
                int stream,
                Http2Headers headers,
                int dependency,
                short weight,
                boolean exclusive,
                int padding,
                boolean end)
                throws Http2Exception {
            onHeadersRead(ctx, stream, headers, padding, end);
        }

        @Override
        public void onHeadersRead(
                ChannelHandlerContext ctx, int stream, Http2Headers headers, int padding, boolean end) {
            FrameStream request = new FrameStream(FrameConnection.this, stream, headers, new ByteArrayOutputStream());
            if (end) {
                requests.accept(request);
            } else {
                unfinished.put(stream, request);
            }
        }

        @Override
        public int onDataRead(ChannelHandlerContext ctx, int stream, ByteBuf data, int padding, boolean end) {
            FrameStream request = unfinished.get(stream);
            int size = data.readableBytes() + padding;
            if (size > 0) {
                writer.writeWindowUpdate(ctx, 0, size, ctx.newPromise());
                writer.writeWindowUpdate(ctx, stream, size, ctx.newPromise());
                ctx.flush();
            }
            if (request != null) {
                request.append(data);
                if (end) {
                    unfinished.remove(stream);
                    requests.accept(request);
                }
            }
            return size;
        }
    }
}
