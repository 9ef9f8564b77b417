package com.partnero.spring.boot.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.emulator.EmulatorProgram;
import com.partnero.errors.PartneroException;
import com.partnero.spring.boot.PartneroClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Where an API key must never show. A server repeats it in every part of its answers and in many forms; an application
 * with both transports calls it, directly and through the recorder. Then everything that leaves the application is
 * searched: exceptions, logs at TRACE, metrics, traces, Actuator's endpoints and the record.
 *
 * <p>What is left on the heap is the subject of {@code HeapAfterCloseTest}; logs that a user must switch on for the whole
 * JVM are listed in SECURITY.md.
 */
@Isolated("it listens to every log")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryTest {

    private static final CanaryKey KEY = new CanaryKey();
    private static final List<String> CLIENTS = List.of("feign", "retrofit", "feign-recorded", "retrofit-recorded");
    private static final List<Consumer<Partnero>> OPERATIONS = List.of(
            partnero -> partnero.transactions().create(sale()),
            partnero -> partnero.transactions().list(TransactionQuery.all()),
            partnero -> partnero.balances().get("customer_1"),
            partnero -> partnero.balances().credit("customer_1", Amount.of("1", "EUR")));
    private static final Queue<String> TRACES = new ConcurrentLinkedQueue<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static EchoServer server;
    private static Process recorder;
    private static Path recorderOutput;
    private static ConfigurableApplicationContext context;
    private static AllLogs logs;

    @BeforeAll
    static void start() throws Exception {
        server = new EchoServer();
        recorderOutput = folder.resolve("output.txt");
        recorder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatorProgram.class.getName(),
                        "--port",
                        "0",
                        "--record",
                        server.baseUrl(),
                        "--to",
                        folder.resolve("record.jsonl").toString())
                .redirectErrorStream(true)
                .redirectOutput(recorderOutput.toFile())
                .start();
        String recorderUrl = recorderUrl();
        logs = new AllLogs();
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "partnero.retry.max-attempts=1",
                        "partnero.call-timeout=2s",
                        "partnero.logging=calls",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always",
                        "management.endpoint.env.show-values=always",
                        "management.endpoint.configprops.show-values=always",
                        "logging.level.root=TRACE",
                        "some.line=--key=" + KEY);
        for (String client : CLIENTS) {
            String prefix = "partnero.clients." + client;
            application.properties(
                    prefix + ".api-key=" + KEY,
                    prefix + ".transport=" + client.replace("-recorded", ""),
                    prefix + ".base-url=" + (client.endsWith("recorded") ? recorderUrl : server.baseUrl()));
        }
        context = application.run();
        // Boot has set the levels and handlers of its own.
        logs.close();
        logs = new AllLogs();
    }

    private static String recorderUrl() throws Exception {
        String url = "";
        while (url.isEmpty() && recorder.isAlive()) {
            Thread.sleep(20);
            url = Files.readString(recorderOutput)
                    .lines()
                    .filter(line -> line.contains("base URL"))
                    .map(line -> line.replaceAll(".*(http\\S+).*", "$1"))
                    .findFirst()
                    .orElse("");
        }
        return url;
    }

    @AfterAll
    static void stop() {
        logs.close();
        context.close();
        recorder.destroyForcibly();
        server.close();
    }

    /** The operations take turns, so that each of them gets every status. */
    @Test
    @Order(1)
    void noExceptionAndNoProbeShowsIt() throws Exception {
        int calls = 0;
        for (Map.Entry<String, String> form : KEY.forms().entrySet()) {
            server.repeat(form.getValue());
            for (String client : CLIENTS) {
                Partnero partnero = context.getBean(PartneroClients.class).get(client);
                for (int i = 0; i < EchoServer.statuses(); i++) {
                    Consumer<Partnero> call = OPERATIONS.get(calls++ % OPERATIONS.size());
                    call("an exception of " + client + ", with the key " + form.getKey(), partnero, call);
                }
                KEY.assertNotIn("a probe", exchange("/actuator/partnero/" + client, CanaryTest::probe));
            }
        }

        assertThat(server.requests()).isGreaterThan(calls);
    }

    private static void call(String where, Partnero partnero, Consumer<Partnero> call) throws IOException {
        try {
            call.accept(partnero);
        } catch (PartneroException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            KEY.assertNotIn(where, trace.toString());
            KEY.assertNotIn(where, e + " " + e.getMessage() + " " + e.requestId());
            KEY.assertNotIn(where, e.serviceMessage() + " " + e.fieldErrors());
        }
    }

    @Test
    @Order(2)
    void noLogShowsIt() {
        assertThat(logs.lines()).anyMatch(line -> line.startsWith("com.partnero.calls"));
        logs.lines().forEach(line -> KEY.assertNotIn("a log", line));
    }

    @Test
    @Order(2)
    void noMetricAndNoTraceShowsIt() {
        String metrics = context.getBean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().toString())
                .reduce("", String::concat);
        assertThat(metrics).contains("partnero.client.call", "http.client.requests");
        KEY.assertNotIn("a metric", metrics);

        assertThat(TRACES).isNotEmpty();
        TRACES.forEach(trace -> KEY.assertNotIn("a trace", trace));
    }

    @Test
    @Order(2)
    void noEndpointShowsIt() throws Exception {
        for (String path : List.of(
                "partnero",
                "partnero/feign",
                "env",
                "env/some.line",
                "configprops",
                "beans",
                "health",
                "metrics",
                "metrics/partnero.client.call",
                "metrics/http.client.requests",
                "loggers",
                "conditions",
                "threaddump",
                "mappings",
                "info")) {
            String answer = exchange("/actuator/" + path, HttpRequest.Builder::GET);
            assertThat(answer).as(path).isNotEmpty();
            KEY.assertNotIn(path, answer);
        }
    }

    @Test
    @Order(3)
    void theRecordDoesNotShowIt() throws Exception {
        recorder.destroy();
        recorder.waitFor();

        String record = Files.readString(folder.resolve("record.jsonl"));

        assertThat(record).contains("order-1");
        KEY.assertNotIn("the record", record);
        KEY.assertNotIn("the recorder's output", Files.readString(recorderOutput));
    }

    private static NewTransaction sale() {
        return NewTransaction.builder()
                .key("order-1")
                .amount(Amount.of("1", "EUR"))
                .buyer(CustomerRef.id("customer_1"))
                .build();
    }

    private static void probe(HttpRequest.Builder request) {
        request.header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"probe\"}"));
    }

    private static String exchange(String path, Consumer<HttpRequest.Builder> method) throws Exception {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        method.accept(request);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        /** Everything that a tracer would be given. */
        @Bean
        ObservationHandler<Observation.Context> traces() {
            return new ObservationHandler<>() {

                @Override
                public void onStop(Observation.Context ended) {
                    TRACES.add(ended.getContextualName() + " " + ended.getAllKeyValues() + " " + ended.getError());
                }

                @Override
                public boolean supportsContext(Observation.Context any) {
                    return true;
                }
            };
        }
    }
}
