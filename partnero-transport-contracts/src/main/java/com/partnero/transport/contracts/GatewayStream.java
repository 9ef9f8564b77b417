package com.partnero.transport.contracts;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request at an {@link Http2Gateway}: it is passed on whole, and its answer is passed back as it comes. */
@SuppressWarnings("FutureReturnValueIgnored") // A failed write ends the connection, which the client sees.
final class GatewayStream extends ChannelInboundHandlerAdapter {

    /** Begins the path of a server behind the gateway; the server's port follows. */
    static final String PREFIX = "/behind-";

    private static final int LIMIT = 1 << 20;
    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private final ByteBuf body = Unpooled.buffer();
    private @Nullable Http2Headers request;
    private @Nullable Channel server;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            boolean end = false;
            if (message instanceof Http2HeadersFrame frame) {
                request = frame.headers();
                end = frame.isEndStream();
            } else if (message instanceof Http2DataFrame frame) {
                body.writeBytes(frame.content());
                end = frame.isEndStream();
            }
            if (end) {
                forward(ctx);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /** The client has gone, or has reset the stream. */
    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (server != null) {
            server.close();
        }
    }

    private void forward(ChannelHandlerContext client) {
        Http2Headers head = Objects.requireNonNull(request);
        String path = head.path().toString().substring(PREFIX.length());
        int slash = path.indexOf('/');
        int port = Integer.parseInt(path.substring(0, slash));
        FullHttpRequest forwarded = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(head.method().toString()), path.substring(slash), body);
        forwarded.headers().set(HttpHeaderNames.HOST, "127.0.0.1:" + port);
        for (Map.Entry<CharSequence, CharSequence> header : head) {
            if (header.getKey().charAt(0) != ':') {
                forwarded.headers().add(header.getKey(), header.getValue());
            }
        }
        server = new Bootstrap()
                .group(client.channel().eventLoop())
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        ChannelPipeline pipeline = channel.pipeline();
                        pipeline.addLast(new HttpClientCodec(
                                new HttpDecoderConfig()
                                        .setMaxInitialLineLength(LIMIT)
                                        .setMaxHeaderSize(LIMIT),
                                HttpClientCodec.DEFAULT_PARSE_HTTP_AFTER_CONNECT_REQUEST,
                                HttpClientCodec.DEFAULT_FAIL_ON_MISSING_RESPONSE));
                        pipeline.addLast(new Answer(client));
                    }
                })
                .connect("127.0.0.1", port)
                .addListener(connected -> {
                    if (connected.isSuccess()) {
                        Objects.requireNonNull(server).writeAndFlush(forwarded);
                    } else {
                        reset(client);
                    }
                })
                .channel();
    }

    private static void reset(ChannelHandlerContext client) {
        client.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
    }

    /** Passes the server's answer on. */
    private static final class Answer extends ChannelInboundHandlerAdapter {

        private final ChannelHandlerContext client;
        private boolean interim;
        private boolean ended;

        Answer(ChannelHandlerContext client) {
            this.client = client;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            try {
                if (message instanceof HttpResponse response) {
                    head(ctx, response);
                }
                if (message instanceof HttpContent content && !ended) {
                    body(ctx, content);
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        private void head(ChannelHandlerContext ctx, HttpResponse response) {
            int status = response.status().code();
            interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (response.decoderResult().isFailure() || status == 101) {
                end(ctx, true);
                return;
            }
            Http2Headers head = new DefaultHttp2Headers(false).status(Integer.toString(status));
            for (Map.Entry<String, String> header : response.headers()) {
                String name = header.getKey().toLowerCase(Locale.ROOT);
                if (!OF_ONE_CONNECTION.contains(name)) {
                    head.add(name, header.getValue());
                }
            }
            client.writeAndFlush(new DefaultHttp2HeadersFrame(head, false));
        }

        private void body(ChannelHandlerContext ctx, HttpContent content) {
            if (content.decoderResult().isFailure()) {
                end(ctx, true);
                return;
            }
            boolean last = content instanceof LastHttpContent;
            if (last && interim) {
                return;
            }
            client.writeAndFlush(new DefaultHttp2DataFrame(content.content().retain(), last));
            if (last) {
                end(ctx, false);
            }
        }

        private void end(ChannelHandlerContext ctx, boolean broken) {
            if (!ended) {
                ended = true;
                if (broken) {
                    reset(client);
                }
                ctx.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            end(ctx, true);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            end(ctx, true);
        }
    }
}
