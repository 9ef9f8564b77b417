package com.partnero.transport.contracts;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Transaction;
import com.partnero.testkit.PartneroService;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The test kit's service behind a socket that misbehaves on demand. A sale that the service has recorded is a sale that
 * would have been paid. Faults are scripted per HTTP method, because every look-up is a GET. Thread-safe.
 */
final class FaultyService implements AutoCloseable {

    static final String BASE = "/v1";

    private final PartneroService service = PartneroService.create(Clock.systemUTC());
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<FaultAction>> next = new HashMap<>();
    private final Map<String, FaultAction> every = new HashMap<>();
    private final SocketServer server;
    private final Function<Request, Response> api;
    private @Nullable FaultAction onReuse;
    private volatile boolean resetNextConnection;

    FaultyService() throws IOException {
        service.program().currency("EUR");
        service.addCustomer(Sales.REFERRER);
        service.addCustomer(Canary.CUSTOMER).referredBy(Sales.REFERRER);
        server = SocketServer.start(new Handler() {
            @Override
            public void handle(Request request, Exchange exchange) throws IOException {
                FaultyService.this.handle(request, exchange);
            }

            @Override
            public void connected(Exchange exchange) throws IOException {
                if (resetNextConnection) {
                    resetNextConnection = false;
                    exchange.reset();
                }
            }
        });
        api = service.api(Canary.API_KEY, baseUrl());
    }

    /** The client's base URL. */
    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + BASE;
    }

    /** Records the sale that {@link Sales#sale} describes. */
    void record(String key) {
        record(key, Sales.AMOUNT, Canary.BUYER);
    }

    /** Records a sale. */
    synchronized void record(String key, String amount, String buyer) {
        if (service.customers().stream().noneMatch(customer -> buyer.equals(customer.id()))) {
            service.addCustomer(buyer).referredBy(Sales.REFERRER);
        }
        service.addTransaction(NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount))
                .buyer(CustomerRef.id(buyer))
                .build());
    }

    /** Applies one action to each of the next requests of a method; later requests are served normally. */
    synchronized void onNext(String method, FaultAction... actions) {
        next.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(actions));
    }

    /** Applies an action to every request of a method. */
    synchronized void onEvery(String method, FaultAction action) {
        every.put(method, action);
    }

    /** Applies an action to the first request on a connection that has already served one. */
    synchronized void onReuse(FaultAction action) {
        onReuse = action;
    }

    /** Resets the next connection before reading from it. */
    void resetNextConnection() {
        resetNextConnection = true;
    }

    private void handle(Request request, Exchange exchange) throws IOException {
        requests.add(request);
        UnservedRequest pending = new UnservedRequest(request, api);
        FaultAction action = actionFor(request);
        if (action == null) {
            exchange.respond(pending.carryOut());
        } else {
            action.apply(pending, exchange);
        }
    }

    private synchronized @Nullable FaultAction actionFor(Request request) {
        FaultAction action = null;
        if (onReuse != null && request.position() > 1) {
            action = onReuse;
            onReuse = null;
        } else {
            Deque<FaultAction> scripted = next.get(request.method());
            action = scripted == null ? null : scripted.poll();
        }
        return action == null ? every.get(request.method()) : action;
    }

    /** How many complete requests of a method have arrived. */
    int count(String method) {
        return (int) requests.stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    List<Request> requests() {
        return requests;
    }

    /** How many rows have the key; null counts rows without a key. */
    int rows(@Nullable String key) {
        return (int) service.transactions().stream()
                .filter(row -> Objects.equals(row.key(), key))
                .count();
    }

    int deletions() {
        return (int) service.ledger().stream()
                .map(Transaction::deletedAt)
                .filter(Objects::nonNull)
                .count();
    }

    int credits() {
        return service.credits().size();
    }

    int openConnections() {
        return server.openConnections();
    }

    @Override
    public void close() {
        server.close();
        if (!server.failures().isEmpty()) {
            throw new AssertionError(
                    "the contract's own server failed", server.failures().get(0));
        }
    }
}
