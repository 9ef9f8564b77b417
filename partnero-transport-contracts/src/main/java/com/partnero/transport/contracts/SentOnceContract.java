package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.partnero.client.PartneroBuilder;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/**
 * The contract that paying requests are sent once. Every method meets every failure, at a service that records what it
 * carries out and counts requests.
 *
 * <p>Each case checks the number of requests, the service's records, the exception and its outcome, and the deadline.
 * If a look-up proves that a call with a lost answer succeeded, the call must succeed.
 *
 * <pre>{@code
 * class OurClientSentOnceTest extends SentOnceContract {
 *     @Override
 *     protected PartneroBuilder<?> builder() {
 *         return FeignPartnero.builder().client(ourTunedClient());
 *     }
 * }
 * }</pre>
 *
 * <p>An HTTP client that resends requests on its own fails this contract. Most HTTP libraries do so by default.
 *
 * @since 0.1.0
 */
public abstract class SentOnceContract extends TransportContract {

    private final AtomicInteger visits = new AtomicInteger();
    private @Nullable SocketServer elsewhere;
    private @Nullable StrayAnswerCases strayAnswers;

    /** For subclasses. */
    protected SentOnceContract() {}

    /**
     * Makes the builder of the client under test for servers with TLS. The client must trust {@link TestCertificate}.
     *
     * @return a new builder; null, unless overridden, leaves out the cases of stray answers over TLS
     */
    protected @Nullable PartneroBuilder<?> builderOverTls() {
        return null;
    }

    /**
     * Whether requests that need a fresh connection get one. An HTTP client made by the application may keep its
     * connections for any request.
     *
     * @return true unless overridden
     */
    protected boolean opensFreshConnections() {
        return true;
    }

    @Override
    List<Part> parts() throws IOException {
        boolean strayAnswersReachIt = opensFreshConnections() && !overHttp2();
        strayAnswers = strayAnswersReachIt ? new StrayAnswerCases(fixture(), this::builderOverTls) : null;
        return List.of(
                new Part("no stray answer is believed", strayAnswers == null ? List.of() : strayAnswers.all()),
                new Part(
                        "no program gets another program's answer",
                        strayAnswersReachIt ? new OtherProgramCases(fixture()).all() : List.of()),
                new Part("paying requests are sent once", failures()),
                new Part("a lost answer is looked up", new LookUpCases(fixture()).all()),
                new Part("only evidence counts", new EvidenceCases(fixture()).all()),
                new Part("a broken connection hides nothing", new ConnectionCases(fixture()).all()),
                new Part("a refusal needs evidence", new RefusalCases(fixture()).all()),
                new Part("no generated answer is believed wrongly", new GeneratedAnswerCases(fixture()).all()),
                new Part("Retry-After is obeyed within the deadline", new RetryAfterCases(fixture()).all()));
    }

    private List<Case> failures() throws IOException {
        elsewhere = SocketServer.start((request, exchange) -> {
            visits.incrementAndGet();
            exchange.respond(200, Map.of(), new byte[0]);
        });
        return new FailureCases(fixture(), "http://127.0.0.1:" + elsewhere.port() + "/v1/transactions").all();
    }

    @Override
    @AfterAll
    void close() throws Exception {
        if (elsewhere != null) {
            elsewhere.close();
        }
        if (strayAnswers != null) {
            System.out.println(strayAnswers.summary());
        }
        assertAll(
                () -> assertThat(visits)
                        .as("requests that followed a redirect to another host")
                        .hasValue(0),
                super::close);
    }
}
