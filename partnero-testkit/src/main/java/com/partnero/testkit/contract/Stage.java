package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.PartneroBuilder;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A server that says its lines one after the other and repeats the last, and a client that hears them. */
final class Stage implements AutoCloseable {

    private final Bench bench;
    private final Pace pace;
    private final Queue<Strike> lines = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final SocketServer server;
    private final Partnero partnero;

    Stage(Bench bench) throws IOException {
        this(bench, Pace.PATIENT, builder -> {});
    }

    Stage(Bench bench, Pace pace, Consumer<PartneroBuilder<?>> settings) throws IOException {
        this.bench = bench;
        this.pace = pace;
        server = SocketServer.start(this::play);
        PartneroBuilder<?> builder = bench.builder(baseUrl(), pace);
        settings.accept(builder);
        partnero = builder.build();
    }

    private void play(Request request, Exchange exchange) throws IOException {
        requests.add(request);
        Strike line = lines.size() > 1 ? lines.poll() : lines.peek();
        if (line == null) {
            throw new IllegalStateException("nothing to answer to " + request);
        }
        line.hit(new Deed(request, new Books()), exchange);
    }

    /** What the server answers from now on; the last answer again and again. */
    Stage says(Strike... strikes) {
        lines.clear();
        lines.addAll(Arrays.asList(strikes));
        return this;
    }

    /** What the server answers from now on; the last answer again and again. */
    Stage says(Answer... answers) {
        return says(Arrays.stream(answers).map(Strike::answer).toArray(Strike[]::new));
    }

    /** Says that it is fine, and hands over these data. */
    Stage saysData(String data) {
        return says(Answer.json(200, "{\"data\":" + data + ",\"status\":1}"));
    }

    Partnero partnero() {
        return partnero;
    }

    /** Runs a call of this stage's client to its end. */
    Ran run(Callable<?> call) throws Exception {
        return bench.run(pace, call);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port() + Books.BASE;
    }

    /** The one request that has come. */
    Request sent() {
        assertThat(requests).as("requests on the wire").hasSize(1);
        return requests.get(0);
    }

    /** The request that came last. */
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

    /** What a cell does on a stage of its own. */
    @FunctionalInterface
    interface Play {
        void on(Stage stage) throws Exception;
    }

    /** A cell that is played on a stage of its own. */
    static Cell cell(Bench bench, String name, Play play) {
        return new Cell(name, () -> {
            try (Stage stage = new Stage(bench)) {
                play.on(stage);
            }
        });
    }
}
