package com.partnero.testkit.http;

import java.io.IOException;
import java.util.List;

/**
 * Answers the requests of a {@link SocketServer}.
 *
 * <pre>{@code SocketServer.start((request, exchange) -> exchange.respond(200, Map.of(), request.body()));}</pre>
 *
 * <p>Called by one thread per connection, so implementations are thread-safe. They may block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Handler {

    /**
     * Answers one request. If nothing was written when this returns, the connection is closed without an answer; otherwise
     * it stays open for the next request, unless one side asked to close it or {@link Exchange#close()} was called.
     *
     * @param request what came, read whole
     * @param exchange where to write to
     * @throws IOException if the client is gone; the connection is then closed
     */
    void handle(Request request, Exchange exchange) throws IOException;

    /**
     * A connection was accepted; nothing was read from it yet. It can be broken here.
     *
     * @param exchange the connection
     * @throws IOException to close it
     */
    default void connected(Exchange exchange) throws IOException {}

    /**
     * Keeps out requests that other web sites make a browser send, and those that call the server by a foreign name.
     *
     * @param host where the server listens; names of the loopback address are always let in
     * @param allowed further names
     * @param handler answers the others
     * @return a handler that refuses with 403, or passes on
     */
    static Handler guarded(String host, List<String> allowed, Handler handler) {
        return new HostCheck(host, allowed, handler);
    }
}
