package com.partnero.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.client.PartneroBuilder;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.http.SocketServer;
import com.partnero.wire.PartneroJson;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares what reading and writing allocates with recorded figures. Unlike times, these hardly depend on the machine: over ten
 * runs on JDK 17 and 25 they differed by 0.2 percent at most. How many short-lived objects the compiler saves depends on what
 * ran before, so the figures are those of {@code -XX:-DoEscapeAnalysis}. Lower a figure that falls; explain one that rises by
 * more than {@value #TOLERANCE} percent.
 */
class AllocationTest {

    private static final int TOLERANCE = 2;

    /**
     * The JDK's client takes 28 to 41 KB for the same call, depending on how often its selector wakes up and on how the bytes
     * of the answer arrive.
     */
    private static final int TOLERANCE_OF_JDK_CLIENT = 10;

    private static final int ROUNDS = 500;
    private static final int CALLS = 400;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final byte[] SALE = """
            {"key":"order-1","action":"sale","amount":99.99,"customer":"customer_1","referred_customer":"customer_2",
             "credit":false,"is_currency":true,"amount_units":"USD","created_at":"2025-05-12T17:50:17.000000Z",
             "deleted_at":null,"rewards":[
              {"key":"order-1","action":"sale","status":"ok","referred_customer":"customer_2","customer":"customer_1",
               "amount":19.998,"amount_units":"USD","is_currency":true,"credit":false,
               "created_at":"2025-05-12T17:50:17.000000Z","deleted_at":null,"product_type_data":[]}]}
            """.getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({"jackson, 2472", "moshi, 2128"})
    void aTransactionIsReadWithinItsFigure(String library, long figure) {
        PartneroJson json = json(library);

        assertThat(allocatedBy(() -> json.read(Transaction.class, SALE))).isLessThan(figure + figure * TOLERANCE / 100);
    }

    @ParameterizedTest
    @CsvSource({"jackson, 83832", "moshi, 83376"})
    void aPageOfAHundredIsReadWithinItsFigure(String library, long figure) {
        PartneroJson json = json(library);
        byte[] page = ("{\"data\":["
                        + IntStream.range(0, 100)
                                .mapToObj(i -> new String(SALE, UTF_8).replace("order-1", "order-" + i))
                                .collect(Collectors.joining(","))
                        + "],\"links\":{\"next\":null},\"meta\":{\"current_page\":1}}")
                .getBytes(UTF_8);

        assertThat(allocatedBy(() -> json.read(Page.class, page))).isLessThan(figure + figure * TOLERANCE / 100);
    }

    @ParameterizedTest
    @CsvSource({"jackson, 616", "moshi, 720"})
    void aSaleIsWrittenWithinItsFigure(String library, long figure) {
        PartneroJson json = json(library);
        NewTransaction sale = sale(1);

        assertThat(allocatedBy(() -> json.write(sale))).isLessThan(figure + figure * TOLERANCE / 100);
    }

    @ParameterizedTest
    @CsvSource({"jackson, 131768", "moshi, 80840"})
    void aBatchOfAThousandIsWrittenWithinItsFigure(String library, long figure) {
        PartneroJson json = json(library);
        NewTransactionBatch batch = NewTransactionBatch.of(
                IntStream.range(0, 1_000).mapToObj(AllocationTest::sale).toList());

        assertThat(allocatedBy(() -> json.write(batch))).isLessThan(figure + figure * TOLERANCE / 100);
    }

    /** With all threads of the client, and what its libraries allocate. */
    @ParameterizedTest
    @CsvSource({"feign, 40000", "retrofit, 25590"})
    void aCreateOverASocketStaysWithinItsFigure(String transport, long figure) throws IOException {
        NewTransaction sale = sale(1);
        byte[] answer = ("{\"data\":" + new String(SALE, UTF_8) + ",\"status\":1}").getBytes(UTF_8);
        PartneroBuilder<?> builder = transport.equals("feign") ? FeignPartnero.builder() : RetrofitPartnero.builder();

        try (SocketServer server = SocketServer.start((request, exchange) ->
                        exchange.respond(200, Map.of("Content-Type", "application/json"), answer));
                Partnero partnero = builder.apiKey("key")
                        .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                        .build()) {
            long bytes =
                    allocatedBy(CALLS, () -> partnero.transactions().create(sale), AllocationTest::ofAllButTheServer);

            int tolerance = transport.equals("feign") ? TOLERANCE_OF_JDK_CLIENT : TOLERANCE;
            assertThat(bytes).isLessThan(figure + figure * tolerance / 100);
        }
    }

    private static long ofAllButTheServer() {
        long[] ids = THREADS.getAllThreadIds();
        ThreadInfo[] threads = THREADS.getThreadInfo(ids);
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            if (threads[i] != null && !threads[i].getThreadName().startsWith("partnero-testkit")) {
                sum += bytes[i];
            }
        }
        return sum;
    }

    private static NewTransaction sale(int number) {
        return NewTransaction.builder()
                .key("order-" + number)
                .amount(Amount.of("99.99", "USD"))
                .buyer(CustomerRef.id("customer_2"))
                .build();
    }

    private static PartneroJson json(String library) {
        return library.equals("jackson") ? FeignPartnero.json() : RetrofitPartnero.json();
    }

    private static long allocatedBy(Runnable round) {
        return allocatedBy(ROUNDS, round, THREADS::getCurrentThreadAllocatedBytes);
    }

    /** The bytes of one round, on average of the second half: the first loads classes and fills the libraries' pools. */
    private static long allocatedBy(int rounds, Runnable round, LongSupplier allocated) {
        long bytes = 0;
        for (int half = 0; half < 2; half++) {
            long before = allocated.getAsLong();
            for (int i = 0; i < rounds / 2; i++) {
                round.run();
            }
            bytes = allocated.getAsLong() - before;
        }
        return 2 * bytes / rounds;
    }
}
