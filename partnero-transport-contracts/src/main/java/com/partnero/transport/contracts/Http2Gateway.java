package com.partnero.transport.contracts;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import java.net.URI;

/**
 * A gateway in front of the contracts' servers: HTTP/2 over TLS outside, HTTP/1.1 inside, one connection per request.
 * If the server closes a connection early, the gateway resets the stream. Thread-safe.
 */
final class Http2Gateway implements AutoCloseable {

    private static final int HEADERS = 1 << 20;

    private final Http2Listener listener;

    Http2Gateway() throws Exception {
        listener = new Http2Listener(this::handlers);
    }

    private ChannelHandler[] handlers() {
        Http2Settings settings = Http2Settings.defaultSettings().maxHeaderListSize(HEADERS);
        return new ChannelHandler[] {
            Http2FrameCodecBuilder.forServer()
                    .initialSettings(settings)
                    .validateHeaders(false)
                    .build(),
            new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel stream) {
                    stream.pipeline().addLast(new GatewayStream());
                }
            })
        };
    }

    /** The gateway's address for a server on this machine; other addresses are returned unchanged. */
    String before(String baseUrl) {
        URI server = URI.create(baseUrl);
        if (!"http".equals(server.getScheme()) || !"127.0.0.1".equals(server.getHost()) || server.getPort() < 0) {
            return baseUrl;
        }
        return "https://127.0.0.1:" + listener.port() + GatewayStream.PREFIX + server.getPort() + server.getRawPath();
    }

    @Override
    public void close() {
        listener.close();
    }
}
