package com.partnero.testkit;

import com.partnero.Operation;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The service on a socket. Applications' tests want {@code PartneroEmulator} instead.
 *
 * <p>Thread-safe.
 */
final class EmulatorServer implements AutoCloseable {

    private final SocketServer server;
    private final String baseUrl;
    private final RequestLog log;

    private EmulatorServer(SocketServer server, String baseUrl, RequestLog log) {
        this.server = server;
        this.baseUrl = baseUrl;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @param service what answers
     * @param faults what is to go wrong
     * @param apiKey the one key that is accepted
     * @param log where it notes what comes
     * @param host where to listen
     * @param port which port, 0 for a free one
     * @param allowedHosts further names under which it may be reached
     * @param elsewhere answers what is not for the API
     * @return a running server
     * @throws UncheckedIOException if the port is taken
     */
    static EmulatorServer start(
            PartneroService service,
            FaultPlan faults,
            String apiKey,
            RequestLog log,
            String host,
            int port,
            List<String> allowedHosts,
            Handler elsewhere) {
        Dispatcher dispatcher = new Dispatcher(service, faults, apiKey, log, elsewhere);
        try {
            InetAddress listenTo = InetAddress.getByName(host);
            SocketServer server = SocketServer.start(listenTo, port, Handler.guarded(host, allowedHosts, dispatcher));
            String address =
                    listenTo.isAnyLocalAddress() ? "localhost" : host.indexOf(':') >= 0 ? "[" + host + "]" : host;
            String baseUrl = "http://" + address + ":" + server.port() + Route.BASE;
            dispatcher.open(baseUrl);
            return new EmulatorServer(server, baseUrl, log);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the emulator cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** Lets requests in once the port is known. */
    private static final class Dispatcher implements Handler {

        private final PartneroService service;
        private final FaultPlan faults;
        private final String apiKey;
        private final RequestLog log;
        private final Handler elsewhere;
        private final CompletableFuture<ApiHandler> api = new CompletableFuture<>();

        Dispatcher(PartneroService service, FaultPlan faults, String apiKey, RequestLog log, Handler elsewhere) {
            this.service = service;
            this.faults = faults;
            this.apiKey = apiKey;
            this.log = log;
            this.elsewhere = elsewhere;
        }

        void open(String baseUrl) {
            api.complete(new ApiHandler(service, new Api(service, apiKey, baseUrl), faults, log));
        }

        @Override
        public void handle(Request request, Exchange exchange) throws IOException {
            boolean forTheApi =
                    request.path().equals(Route.BASE) || request.path().startsWith(Route.BASE + "/");
            if (forTheApi) {
                api.join().handle(request, exchange);
            } else {
                elsewhere.handle(request, exchange);
            }
        }
    }

    /**
     * What clients are to be configured with.
     *
     * @return the address with its version segment
     */
    String baseUrl() {
        return baseUrl;
    }

    List<ReceivedRequest> requests() {
        return log.all();
    }

    List<Operation> operations() {
        return log.operations();
    }

    /** Forgets the requests that have come. */
    void forget() {
        log.clear();
    }

    @Override
    public void close() {
        server.close();
    }
}
