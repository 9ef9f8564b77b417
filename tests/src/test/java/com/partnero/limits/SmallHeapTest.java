package com.partnero.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.SocketServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that take few bytes and much memory or time, at JVMs with a small heap. */
class SmallHeapTest {

    private static final int MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void fourPagesOfEightMegabytesOfEmptyRowsAtOnce(String transport) throws Exception {
        String page = list("{},", 8 * MEGABYTE - 100);

        assertThat(run(answering(page), "256m", transport, "page", 4))
                .isEqualTo("PartneroProtocolException NOT_APPLIED\n".repeat(4) + "exit 0");
    }

    @ParameterizedTest
    @CsvSource({
        "feign, page, '{\"rewards\":[{},{},{},{},{},{},{},{},{},{}]},'",
        "retrofit, page, '{\"rewards\":[{},{},{},{},{},{},{},{},{},{}]},'",
        "feign, key, '{\"key\":\"order-1\",\"a\":1},'",
        "retrofit, key, '{\"key\":\"order-1\",\"a\":1},'"
    })
    void pagesOfSmallElements(String transport, String kind, String element) throws Exception {
        assertThat(run(answering(list(element, 8 * MEGABYTE - 100)), "128m", transport, kind, 2))
                .isEqualTo("PartneroProtocolException NOT_APPLIED\n".repeat(2) + "exit 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aBalanceOfAMillionRewards(String transport) throws Exception {
        String balance = "{\"data\":{\"balance\":{\"non_currency\":" + array("{},", MEGABYTE - 100) + "}}}";

        assertThat(run(answering(balance), "64m", transport, "balance", 4))
                .isEqualTo("PartneroProtocolException NOT_APPLIED\n".repeat(4) + "exit 0");
    }

    /** It took 21 seconds of a deadline of 10, and hours with seven megabytes. */
    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aLostBatchAndALookUpOfManyRowsOfOneKey(String transport) throws Exception {
        byte[] page = list("{\"key\":\"order-1\",\"amount\":1},", 7 * MEGABYTE).getBytes(StandardCharsets.UTF_8);

        String ends = run(
                (request, exchange) -> {
                    if (request.method().equals("POST")) {
                        exchange.close();
                    } else {
                        exchange.respond(200, Map.of("Content-Type", "application/json"), page);
                    }
                },
                "128m",
                transport,
                "batch",
                1);

        assertThat(ends).isEqualTo("PartneroConnectionLostException UNKNOWN\nexit 0");
    }

    /** It took more than 25 seconds. */
    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aBatchWithoutKeysAndFiveMegabytesOfEmptyRows(String transport) throws Exception {
        assertThat(run(answering(list("{},", 5 * MEGABYTE - 100)), "128m", transport, "keyless", 1))
                .isEqualTo("PartneroProtocolException UNKNOWN\nexit 0");
    }

    /** Moshi took minutes to skip them, and noticed no deadline. */
    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aPageOfEightMegabytesOfLineBreaks(String transport) throws Exception {
        String page = "{\"data\":[" + "\n".repeat(8 * MEGABYTE - 100) + "],\"status\":1}";

        assertThat(run(answering(page), "128m", transport, "page", 1))
                .isEqualTo("PartneroProtocolException NOT_APPLIED\nexit 0");
    }

    /** Each took a frame of the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void anAnswerOfThousandsOfEmptyMembersOfGzip(String transport) throws Exception {
        byte[] members = new byte[20 * 40_000];
        byte[] member = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int i = 0; i < members.length; i++) {
            members[i] = member[i % member.length];
        }
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Content-Encoding", "gzip");

        assertThat(run((request, exchange) -> exchange.respond(200, headers, members), "64m", transport, "balance", 2))
                .isEqualTo("PartneroProtocolException NOT_APPLIED\n".repeat(2) + "exit 0");
    }

    private static Handler answering(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (request, exchange) -> exchange.respond(200, Map.of("Content-Type", "application/json"), bytes);
    }

    private static String list(String element, int length) {
        return "{\"data\":" + array(element, length - 20) + ",\"status\":1}";
    }

    private static String array(String element, int length) {
        String elements = element.repeat(length / element.length());
        return "[" + elements.substring(0, elements.length() - 1) + "]";
    }

    private static String run(Handler handler, String heap, String transport, String kind, int calls) throws Exception {
        try (SocketServer server = SocketServer.start(handler)) {
            return ChildJvm.run(
                    Calls.class,
                    heap,
                    transport,
                    "http://127.0.0.1:" + server.port() + "/v1",
                    kind,
                    String.valueOf(calls));
        }
    }
}
