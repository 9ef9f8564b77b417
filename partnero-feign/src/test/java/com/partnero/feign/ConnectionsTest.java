package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing stays, and nobody asks for a garbage collection. */
@Isolated("it counts threads")
class ConnectionsTest {

    private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"status\":1}";

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
        try (Peer server = Peer.answering(DONE)) {
            for (int i = 0; i < 10; i++) {
                Partnero partnero = client(server);
                partnero.balances().credit("customer_123", Amount.of("1", "USD"));
                held.add(partnero);
            }
            held.add(client(server)); // never used
            assertThat(server.openConnections()).isEqualTo(10);

            held.forEach(Partnero::close);

            assertEventually(() -> server.openConnections() == 0);
            assertEventually(() -> Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .noneMatch(thread -> thread.getName().contains("SelectorManager")
                            || thread.getName().startsWith("partnero")));
        }
        assertThat(held).hasSize(11);
    }

    @Test
    void oneConnectionServesCallAfterCall() throws Exception {
        try (Peer server = Peer.answering(DONE);
                Partnero partnero = client(server)) {
            for (int i = 0; i < 50; i++) {
                partnero.balances().credit("customer_123", Amount.of("1", "USD"));
            }

            assertThat(server.openConnections()).isEqualTo(1);
        }
    }

    private static Partnero client(Peer server) {
        return FeignPartnero.builder()
                .apiKey("k")
                .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                .build();
    }

    private static void assertEventually(BooleanSupplier fact) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!fact.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(fact.getAsBoolean()).isTrue();
    }
}
