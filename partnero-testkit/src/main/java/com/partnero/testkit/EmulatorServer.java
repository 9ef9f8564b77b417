package com.partnero.testkit;

import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Serves the programs of an emulator on a socket: the API, its description, the console and the control interface.
 * Thread-safe.
 */
final class EmulatorServer implements AutoCloseable {

    private static final String HEALTH = "/health";

    private final SocketServer server;

    private EmulatorServer(SocketServer server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param programs what answers
     * @param host where to listen
     * @param port which port, 0 for a free one
     * @param allowedHosts further names under which it may be reached
     * @param tls null to speak plain HTTP
     * @return a running server
     * @throws UncheckedIOException if the port is taken
     */
    static EmulatorServer start(
            Programs programs, String host, int port, List<String> allowedHosts, @Nullable SSLContext tls) {
        String scheme = tls == null ? "http://" : "https://";
        ApiHandler api = new ApiHandler(programs, request -> scheme + request.header("Host") + Route.BASE);
        Console console = new Console(programs, scheme);
        Handler guarded = Handler.guarded(
                host,
                allowedHosts,
                (request, exchange) -> (isForTheApi(request) ? api : console).handle(request, exchange));
        try {
            InetAddress listenTo = InetAddress.getByName(host);
            SocketServer server = SocketServer.start(listenTo, port, tls, (request, exchange) -> {
                if (request.path().equals(HEALTH)) {
                    health(request, exchange);
                } else {
                    guarded.handle(request, exchange);
                }
            });
            String address =
                    listenTo.isAnyLocalAddress() ? "localhost" : host.indexOf(':') >= 0 ? "[" + host + "]" : host;
            programs.listensAt(scheme + address + ":" + server.port() + Route.BASE);
            return new EmulatorServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the emulator cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static boolean isForTheApi(Request request) {
        return request.path().equals(Route.BASE) || request.path().startsWith(Route.BASE + "/");
    }

    /** Answers any caller under any host name: a container's probe uses an address that the emulator does not know. */
    private static void health(Request request, Exchange exchange) throws IOException {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        exchange.respond(Response.json(reads ? 200 : 405, reads ? "{\"status\":\"up\"}" : "")
                .with("Allow", "GET,HEAD")
                .with("Cache-Control", "no-store"));
    }

    @Override
    public void close() {
        server.close();
    }
}
