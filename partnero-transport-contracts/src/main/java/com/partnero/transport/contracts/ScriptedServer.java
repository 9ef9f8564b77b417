package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A server that gives scripted answers in order and repeats the last one, with a client for it. */
final class ScriptedServer implements AutoCloseable {

    private final Fixture fixture;
    private final TimeOuts timeOuts;
    private final Queue<FaultAction> script = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final SocketServer server;
    private final Partnero partnero;

    ScriptedServer(Fixture fixture) throws IOException {
        this(fixture, TimeOuts.LONG, builder -> {});
    }

    ScriptedServer(Fixture fixture, TimeOuts timeOuts, Consumer<PartneroBuilder<?>> settings) throws IOException {
        this.fixture = fixture;
        this.timeOuts = timeOuts;
        server = SocketServer.start(this::handle);
        PartneroBuilder<?> builder = fixture.builder(baseUrl(), timeOuts);
        settings.accept(builder);
        partnero = builder.build();
    }

    private void handle(Request request, Exchange exchange) throws IOException {
        requests.add(request);
        FaultAction next = script.size() > 1 ? script.poll() : script.peek();
        if (next == null) {
            throw new IllegalStateException("no scripted answer to " + request);
        }
        next.apply(new UnservedRequest(request, r -> Responses.done()), exchange);
    }

    /** Sets the answers from now on; the last one repeats. */
    ScriptedServer answers(FaultAction... actions) {
        script.clear();
        script.addAll(Arrays.asList(actions));
        return this;
    }

    /** Sets the answers from now on; the last one repeats. */
    ScriptedServer answers(Response... answers) {
        return answers(Arrays.stream(answers).map(FaultAction::answer).toArray(FaultAction[]::new));
    }

    /** Answers from now on with a success and these data. */
    ScriptedServer answersData(String data) {
        return answers(Responses.data(data));
    }

    Partnero partnero() {
        return partnero;
    }

    /** Runs a call of this server's client to its end. */
    EndedCall run(Callable<?> call) throws Exception {
        return fixture.run(timeOuts, call);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + FaultyService.BASE;
    }

    /** The only request that has arrived; fails if there is none or more than one. */
    Request sent() {
        assertThat(requests).as("requests on the wire").hasSize(1);
        return requests.get(0);
    }

    /** The latest request. */
    Request sentLast() {
        return requests.get(requests.size() - 1);
    }

    List<Request> requests() {
        return requests;
    }

    int openConnections() {
        return server.openConnections();
    }

    @Override
    public void close() {
        partnero.close();
        server.close();
        if (!server.failures().isEmpty()) {
            throw new AssertionError(
                    "the contract's own server failed", server.failures().get(0));
        }
    }

    /** The steps of a case with its own server. */
    @FunctionalInterface
    interface Scenario {
        void run(ScriptedServer server) throws Exception;
    }

    /** A case with its own server. */
    static Case testCase(Fixture fixture, String name, Scenario scenario) {
        return new Case(name, () -> {
            try (ScriptedServer server = new ScriptedServer(fixture)) {
                scenario.run(server);
            }
        });
    }
}
