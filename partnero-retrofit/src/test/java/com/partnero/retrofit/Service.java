package com.partnero.retrofit;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.RetryPolicy;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that records what reaches it and answers as a test wants. */
final class Service implements AutoCloseable {

    static final String MADE = "{\"data\":{\"key\":\"order-1\",\"amount\":10},\"status\":1}";
    static final String DONE = "{\"status\":1}";
    static final String EMPTY_PAGE = "{\"data\":[],\"links\":{\"next\":null},\"status\":1}";

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final SocketServer server;

    private Service(Handler handler) throws IOException {
        server = SocketServer.start((request, exchange) -> {
            requests.add(request);
            handler.handle(request, exchange);
        });
    }

    static Service that(Handler handler) throws IOException {
        return new Service(handler);
    }

    static Service answering(String json) throws IOException {
        return that((request, exchange) -> answer(exchange, 200, Map.of(), json));
    }

    static Service refusing(int status, Map<String, String> headers) throws IOException {
        return that((request, exchange) -> answer(exchange, status, headers, "{\"message\":\"no\"}"));
    }

    static void answer(Exchange exchange, int status, Map<String, String> headers, String json) throws IOException {
        exchange.respond(status, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    /** A builder for one attempt per call, so that every request on the wire is the transport's own doing. */
    RetrofitPartnero.Builder client() {
        return clientAt("http://127.0.0.1:" + server.port() + "/v1");
    }

    static RetrofitPartnero.Builder clientAt(String url) {
        return RetrofitPartnero.builder()
                .apiKey("secret")
                .baseUrl(url)
                .retry(RetryPolicy.none())
                .callTimeout(Duration.ofSeconds(10));
    }

    static NewTransaction sale() {
        return NewTransaction.builder()
                .withoutKey()
                .amount(Amount.of("10"))
                .buyer(CustomerRef.id("customer_1"))
                .build();
    }

    int port() {
        return server.port();
    }

    List<Request> requests() {
        return requests;
    }

    Request request() {
        if (requests.size() != 1) {
            throw new AssertionError("one request expected: " + requests);
        }
        return requests.get(0);
    }

    @Override
    public void close() {
        server.close();
    }
}
