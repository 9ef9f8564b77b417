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
 * The contract for hostile conditions: answers that are too large, too deep, too slow, forged or not HTTP; interrupts,
 * crowds and closing.
 *
 * <p>Every case ends in time and with an exception of this library. No log, message or serialized exception contains
 * the API key or a person. No connection and no thread is left behind.
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
     * Whether closing the client closes its connections. Return false if the application made the HTTP client and keeps
     * it.
     *
     * @return true unless overridden
     */
    protected boolean ownsItsConnections() {
        return true;
    }

    /**
     * Whether the transport can tell that a failed TLS handshake means that nothing was sent. Return false for an
     * application's HTTP client that reports nothing but an exception.
     *
     * @return true unless overridden
     */
    protected boolean seesTlsHandshakes() {
        return true;
    }

    @Override
    List<Part> parts() {
        return List.of(
                new Part("hostile bodies are rejected", new UnusableAnswerCases(fixture()).all()),
                new Part("malformed HTTP ends in time", new HeadCases(fixture()).all()),
                new Part("nothing is sent without TLS", new TlsCases(fixture(), seesTlsHandshakes()).all()),
                new Part("an interrupt ends a call", new InterruptCases(fixture()).all()));
    }

    /** Runs separately, because it triggers garbage collections, which pause everything that runs beside it. */
    @TestFactory
    Stream<DynamicTest> nothingIsLeftBehind() {
        return run(new LifecycleCases(fixture()).calm(ownsItsConnections()), AT_ONCE);
    }

    /** Runs one case after the other, because each makes many concurrent calls. */
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
