package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.testkit.http.Response;
import com.partnero.testkit.http.SocketServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What a transport survives: answers that are too large, too deep, too slow, forged, or no HTTP at all; interrupts, crowds and
 * closing. Every case ends in time and in an exception of this library; no log, message or serialized exception names the API
 * key or a person; no connection and no thread is left.
 *
 * <pre>{@code
 * class OwnHostileServerTest extends HostileServerContract {
 *     @Override
 *     protected PartneroBuilder<?> builder() {
 *         return OwnPartnero.builder();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class HostileServerContract extends TransportContract {

    /** For subclasses. */
    protected HostileServerContract() {}

    /**
     * Whether closing the client closes its connections. It does not close those of an HTTP client that the application made
     * and keeps.
     *
     * @return true unless overridden
     */
    protected boolean ownsItsConnections() {
        return true;
    }

    /**
     * Whether the transport knows that a request has not left when a TLS handshake fails. It cannot of an HTTP client that the
     * application made and that shows nothing but an exception.
     *
     * @return true unless overridden
     */
    protected boolean seesTlsHandshakes() {
        return true;
    }

    @Override
    List<Part> parts() {
        return List.of(
                new Part("bodies that attack are refused", new UnusableAnswerCases(fixture()).all()),
                new Part("what only looks like HTTP ends in time", new HeadCases(fixture()).all()),
                new Part("nothing is sent without TLS", new TlsCases(fixture(), seesTlsHandshakes()).all()),
                new Part("an interrupt ends a call", new InterruptCases(fixture()).all()));
    }

    /** Apart, because it collects garbage again and again, which stops all that runs beside it. */
    @TestFactory
    Stream<DynamicTest> nothingIsLeftBehind() {
        return run(new LifecycleCases(fixture()).calm(ownsItsConnections()), AT_ONCE);
    }

    /** One after the other, because each makes a crowd of its own. */
    @TestFactory
    Stream<DynamicTest> crowdsAreServed() {
        return run(new LifecycleCases(fixture()).crowds(), 1);
    }

    @Test
    void aLinkToAnotherHostIsNotFollowed() throws Exception {
        AtomicInteger visits = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(fixture());
                SocketServer other = SocketServer.start((request, exchange) -> {
                    visits.incrementAndGet();
                    exchange.respond(200, Map.of(), new byte[0]);
                })) {
            String link = "\"http://127.0.0.1:" + other.port() + "/v1/transactions?page=2\"";
            server.answers(
                    Response.json(
                            200,
                            "{\"data\":[{\"key\":\"a\"}],\"links\":{\"next\":" + link + ",\"first\":" + link + "}}"),
                    Response.json(200, "{\"data\":[{\"key\":\"b\"}],\"links\":{\"next\":null}}"));

            assertThat(server.partnero().transactions().stream(TransactionQuery.all())
                            .map(Transaction::key))
                    .containsExactly("a", "b");
            assertThat(visits).hasValue(0);
        }
    }
}
