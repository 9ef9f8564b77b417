package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request uses which connection; and nothing stays, though nobody asks for a garbage collection. */
@Isolated("it counts threads")
class ConnectionsTest {

    private static final String DONE = ok("{\"status\":1}");
    private static final String BALANCE =
            ok("{\"data\":{\"customer\":{\"id\":\"customer_123\"},\"balance\":{}},\"status\":1}");
    private static final String RECORDED = ok("{\"data\":{\"key\":\"order-1042\",\"amount\":1},\"status\":1}");
    private static final String EMPTY_LIST = ok("{\"data\":[],\"status\":1}");
    private static final String REFUSED =
            ok("{\"message\":\"The amount is invalid.\",\"status\":0}").replace("200 OK", "422 No");

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("1"))
            .buyer(CustomerRef.id("customer_456"))
            .build();
    private static final NewTransaction KEYLESS = NewTransaction.builder()
            .withoutKey()
            .amount(Amount.of("1"))
            .buyer(CustomerRef.id("customer_456"))
            .build();
    private static final Consumer<Partnero> CREDIT =
            partnero -> partnero.balances().credit("customer_123", Amount.of("1", "USD"));

    private static String ok(String json) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                + json;
    }

    private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE nonsense\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 x OK\r\n\r\n"
            })
    void answersThatCannotBeReadLeaveNoConnection(String answer) throws Exception {
        try (Peer server = Peer.answering(answer);
                Partnero partnero = client(server)) {
            for (int i = 0; i < 20; i++) {
                PartneroException failure = catchThrowableOfType(
                        PartneroException.class,
                        () -> partnero.balances().credit("customer_123", Amount.of("1", "USD")));
                assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            }

            assertEventually(() -> server.openConnections() == 0);
            assertThat(server.requests()).hasSize(20);
        }
    }

    @Test
    void closedClientsLeaveNoThreadsAndNoConnectionsEvenIfReferenced() throws Exception {
        List<Partnero> held = new ArrayList<>();
        try (Peer server = Peer.answering(BALANCE)) {
            for (int i = 0; i < 10; i++) {
                Partnero partnero = client(server);
                partnero.balances().get("customer_123");
                partnero.balances().get("customer_123");
                CREDIT.accept(partnero);
                held.add(partnero);
            }
            held.add(client(server)); // never used
            assertEventually(() -> server.openConnections() == 10);

            held.forEach(Partnero::close);

            assertEventually(() -> server.openConnections() == 0);
            assertEventually(() -> Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .noneMatch(thread -> thread.getName().contains("SelectorManager")
                            || thread.getName().startsWith("partnero")));
        }
        assertThat(held).hasSize(11);
    }

    /** Until an answer has named its customer, none may come on a kept connection. */
    @Test
    void oneConnectionServesReadAfterReadOnceOneHasNamedItsCustomer() throws Exception {
        try (Peer server = Peer.answering(BALANCE);
                Partnero partnero = client(server)) {
            for (int i = 0; i < 50; i++) {
                partnero.balances().get("customer_123");
            }

            assertThat(server.requestsOnUsedConnections()).hasSize(48);
        }
    }

    @Test
    void oneConnectionServesSaleAfterSaleUntilOneIsRefused() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        try (Peer server = new Peer((socket, peer) -> {
                    while (peer.read(socket) != null) {
                        peer.write(socket, refusals.getAndDecrement() == 1 ? REFUSED : RECORDED);
                    }
                });
                Partnero partnero = client(server)) {
            for (int i = 0; i < 10; i++) {
                partnero.transactions().create(SALE);
            }
            assertThat(server.requestsOnUsedConnections()).hasSize(9);

            refusals.set(1);
            assertThat(catchThrowableOfType(
                            PartneroException.class,
                            () -> partnero.transactions().create(SALE)))
                    .isInstanceOf(PartneroValidationException.class);
            partnero.transactions().create(SALE);

            assertThat(server.requestsOnUsedConnections()).hasSize(10);
            assertThat(server.requests()).hasSize(12);
        }
    }

    /** A header block that says how the body is delimited, and a body. */
    static List<Arguments> delimitedAnswers() {
        String done = "{\"status\":1}";
        return List.of(
                arguments("a length", "Content-Length: 12\r\n\r\n" + done),
                arguments("a length of 0", "Content-Length: 0\r\n\r\n"),
                arguments("one chunk", "Transfer-Encoding: chunked\r\n\r\nc\r\n" + done + "\r\n0\r\n\r\n"),
                arguments("two chunks", "Transfer-Encoding: chunked\r\n\r\n6\r\n{\"stat\r\n6\r\nus\":1}\r\n0\r\n\r\n"),
                arguments("chunks without a byte", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                arguments("no body, as 204", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("delimitedAnswers")
    void aWriteWithoutANameInItsAnswerIsTheFirstRequestOnItsConnection(String name, String answer) throws Exception {
        String head = answer.isEmpty() ? "HTTP/1.1 204 No Content\r\n\r\n" : "HTTP/1.1 200 OK\r\n" + answer;
        try (Peer server = Peer.answering(head);
                Partnero partnero = client(server)) {
            for (int i = 0; i < 20; i++) {
                CREDIT.accept(partnero);
                partnero.transactions().delete("order-1042");
            }

            assertThat(server.requestsOnUsedConnections()).isEmpty();
            assertThat(server.requests()).hasSize(40);
            assertEventually(() -> server.openConnections() == 0);
        }
    }

    @Test
    void aListByKeyAndASaleWithoutKeyAreTheFirstRequestOnTheirConnection() throws Exception {
        try (Peer server = new Peer((socket, peer) -> {
                    for (String request = peer.read(socket); request != null; request = peer.read(socket)) {
                        peer.write(socket, request.startsWith("GET") ? EMPTY_LIST : RECORDED);
                    }
                });
                Partnero partnero = client(server)) {
            for (int i = 0; i < 10; i++) {
                partnero.transactions().list(TransactionQuery.byKey("order-1042"));
                partnero.transactions().create(KEYLESS);
            }

            assertThat(server.requestsOnUsedConnections()).isEmpty();
        }
    }

    @Test
    void ifAskedForEveryWriteIsTheFirstRequestOnItsConnection() throws Exception {
        try (Peer server = Peer.answering(RECORDED);
                Partnero partnero =
                        builder(server).freshConnectionForWrites(true).build()) {
            for (int i = 0; i < 10; i++) {
                partnero.transactions().create(SALE);
                partnero.transactions().find("order-1042");
            }

            assertThat(server.requestsOnUsedConnections()).hasSize(9).allMatch(request -> request.startsWith("GET"));
        }
    }

    /** A stray answer would show one program's customers to another. */
    @Test
    void aConnectionCarriesRequestsOfOneApiKeyOnly() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Peer server = Peer.answering(BALANCE);
                Partnero partnero = builder(server)
                        .apiKey(() -> ApiKey.of("key-" + asked.getAndIncrement() % 3))
                        .build()) {
            for (int i = 0; i < 30; i++) {
                partnero.balances().get("customer_123");
            }

            assertThat(server.requestsOnUsedConnections()).hasSize(26);
            assertThat(server.keysByConnection())
                    .hasSize(4)
                    .allSatisfy(keys -> assertThat(keys).hasSize(1));
        }
    }

    @Test
    void manyApiKeysLeaveFewConnectionsAndThreads() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Peer server = Peer.answering(BALANCE);
                Partnero partnero = builder(server)
                        .apiKey(() -> ApiKey.of("key-" + asked.getAndIncrement()))
                        .build()) {
            for (int i = 0; i < 200; i++) {
                partnero.balances().get("customer_123");
            }

            assertEventually(() -> server.openConnections() <= 8);
            // One more is for requests that need a fresh connection.
            assertEventually(() -> selectors() <= 8 + 1);
        }
    }

    @Test
    void manyCallersAtOnceLeaveFewThreads() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try (Peer server = Peer.answering(DONE);
                Partnero partnero = client(server)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add(callers.submit(() -> CREDIT.accept(partnero)));
            }
            for (Future<?> call : calls) {
                call.get();
            }

            assertThat(server.requestsOnUsedConnections()).isEmpty();
            assertEventually(() -> selectors() <= 2);
            assertEventually(() -> server.openConnections() == 0);
        } finally {
            callers.shutdown();
        }
    }

    /** A refusal retires the connections of writes while other sales are on their way. */
    @Test
    void refusalsAmongManySalesLeaveCreditsTheirFreshConnections() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try (Peer server = new Peer((socket, peer) -> {
                    for (String request = peer.read(socket); request != null; request = peer.read(socket)) {
                        boolean refused = !request.contains("credit") && requests.incrementAndGet() % 3 == 0;
                        peer.write(socket, request.contains("credit") ? DONE : refused ? REFUSED : RECORDED);
                    }
                });
                Partnero partnero = client(server)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                calls.add(callers.submit(() -> {
                    try {
                        partnero.transactions().create(SALE);
                    } catch (PartneroValidationException e) {
                        // The service refused this one.
                    }
                    CREDIT.accept(partnero);
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }

            assertThat(server.requestsOnUsedConnections()).noneMatch(request -> request.contains("credit"));
            assertThat(server.requests()).hasSize(1_200);
            assertEventually(() -> selectors() <= 4);
        } finally {
            callers.shutdown();
        }
    }

    private long selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().contains("SelectorManager"))
                .count();
    }

    private static FeignPartnero.Builder builder(Peer server) {
        return FeignPartnero.builder().apiKey("k").baseUrl("http://127.0.0.1:" + server.port() + "/v1");
    }

    private static Partnero client(Peer server) {
        return builder(server).build();
    }

    private static void assertEventually(BooleanSupplier fact) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!fact.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }
}
