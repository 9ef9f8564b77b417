package com.partnero.benchmarks;

import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** A whole create over loopback, one after the other, against a server that answers always the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    /** Who calls. */
    public enum Way {
        /** This library over Feign. */
        PARTNERO_FEIGN,
        /** This library over Retrofit: a connection for each request. */
        PARTNERO_RETROFIT,
        /** The JDK's HTTP client and Jackson's data binding, by hand: no look-up, no deadline over the body. */
        JDK_DATABIND
    }

    @Param
    public Way way;

    private FixedServer server;
    private Partnero partnero;
    private Create create;

    /** Records one sale. */
    private interface Create {
        Object run() throws IOException, InterruptedException;
    }

    /** Starts server and client. */
    @Setup
    public void setUp() throws IOException {
        server = FixedServer.start(Documents.sale());
        create = switch (way) {
            case PARTNERO_FEIGN ->
                ours(FeignPartnero.builder().apiKey("key").baseUrl(server.url()).build());
            case PARTNERO_RETROFIT ->
                ours(RetrofitPartnero.builder()
                        .apiKey("key")
                        .baseUrl(server.url())
                        .build());
            case JDK_DATABIND -> byHand();
        };
    }

    private Create ours(Partnero client) {
        partnero = client;
        NewTransaction sale =
                Documents.newSale(1).toBuilder().key("transaction_1").build();
        return () -> {
            Transaction made = partnero.transactions().create(sale);
            return made.key();
        };
    }

    private Create byHand() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        ObjectMapper mapper = JsonMapper.builder().build();
        Plain.Sale sale = new Plain.Sale("transaction_1", new java.math.BigDecimal("99.99"), "USD", "sale");
        URI address = URI.create(server.url() + "/transactions");
        return () -> {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer key")
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(sale)))
                    .build();
            byte[] answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            return mapper.readValue(answer, Plain.Answer.class).data().key();
        };
    }

    /** Ends both. */
    @TearDown
    public void tearDown() throws IOException {
        if (partnero != null) {
            partnero.close();
        }
        server.close();
    }

    /** One create. */
    @Benchmark
    public Object create() throws IOException, InterruptedException {
        return create.run();
    }
}
