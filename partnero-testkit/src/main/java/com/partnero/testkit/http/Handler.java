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
     * Answers one request. If nothing was written when it returns, the connection is closed without an answer.
     * Otherwise the connection stays open for the next request, unless one side asked to close it or {@link
     * Exchange#close()} was called.
     *
     * @param request the complete request
     * @param exchange where to write the answer
     * @throws IOException if the client is gone; the connection is then closed
     */
    void handle(Request request, Exchange exchange) throws IOException;

    /**
     * A connection was accepted, and nothing was read from it yet. A test can break it here.
     *
     * @param exchange the connection
     * @throws IOException to close it
     */
    default void connected(Exchange exchange) throws IOException {}

    /**
     * Rejects requests that another web site made a browser send, and requests with an unknown host name.
     *
     * @param host the address on which the server listens; names of the loopback address are always allowed
     * @param allowed additional host names
     * @param handler answers the other requests
     * @return a handler that answers 403 or passes the request on
     */
    static Handler guarded(String host, List<String> allowed, Handler handler) {
        return new HostCheck(host, allowed, handler);
    }
}
