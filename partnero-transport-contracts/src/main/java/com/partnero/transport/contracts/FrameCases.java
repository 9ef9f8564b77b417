package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Every method with every event of HTTP/2: the requests on the wire, the records of the service, the end of the call. */
final class FrameCases {

    private final Fixture fixture;

    FrameCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (FrameEvent event : FrameEvents.all()) {
            for (PortMethod method : PortMethod.values()) {
                cases.add(new Case(method + " when " + event, () -> check(method, event)));
            }
        }
        return cases;
    }

    private void check(PortMethod method, FrameEvent event) throws Exception {
        try (FrameServer server = new FrameServer();
                Partnero partnero = fixture.client(server.baseUrl(), event.timeOuts())) {
            method.prepare(server.service());
            server.onNext(method.httpMethod(), event.action());

            EndedCall result = fixture.run(event.timeOuts(), () -> method.call(partnero));

            FailureCases.checkCarriedOut(method, server.service(), result);
            FailureMode mode = event.asFailure();
            if (event.effect() == FrameEvent.Effect.ANSWERED) {
                checkAnswered(method, server, result);
            } else if (mode == null) {
                checkPerhapsAnswered(method, server, result);
            } else {
                // A transport need not tell what the server says; then the outcome is unknown.
                FailureMode told = result.thrown() == null ? Objects.requireNonNull(event.asHeldBack()) : mode;
                checkUnanswered(method, server, Expected.of(method, told, false), result);
            }
        }
    }

    private static void checkAnswered(PortMethod method, FrameServer server, EndedCall result) {
        assertSent(method, server, 1);
        if (result.succeeded() instanceof Transaction made) {
            assertThat(made.isVerified()).as("verified by a look-up").isFalse();
        }
    }

    private static void checkPerhapsAnswered(PortMethod method, FrameServer server, EndedCall result) {
        boolean read = method.kind() == PortMethod.Kind.READ;
        assertThat(server.count(method.httpMethod()))
                .as("sends a %s %d times", method.httpMethod(), server.count(method.httpMethod()))
                .isBetween(1, read ? 2 : 1);
        boolean provable =
                method.kind() != PortMethod.Kind.CREDIT && method.kind() != PortMethod.Kind.CREATE_WITHOUT_KEY;
        if (provable) {
            result.succeeded();
        } else if (result.thrown() != null) {
            assertThat(result.failed().outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    private static void checkUnanswered(PortMethod method, FrameServer server, Expected expected, EndedCall result) {
        assertSent(method, server, expected.requests());
        if (expected.outcome() == null) {
            Object returned = result.succeeded();
            if (returned instanceof Transaction made && method.kind() == PortMethod.Kind.CREATE) {
                assertThat(made.isVerified()).as("verified by a look-up").isEqualTo(expected.verified());
            }
            return;
        }
        PartneroException failed = result.failed();
        assertThat(failed.outcome()).as("outcome").isEqualTo(expected.outcome());
        assertThat(failed.operation()).as("operation").isEqualTo(method.operation());
        assertThat(failed.attempts()).as("attempts in the exception").isEqualTo(expected.requests());
    }

    private static void assertSent(PortMethod method, FrameServer server, int times) {
        assertThat(server.count(method.httpMethod()))
                .as("sends a %s %d times", method.httpMethod(), server.count(method.httpMethod()))
                .isEqualTo(times);
    }
}
