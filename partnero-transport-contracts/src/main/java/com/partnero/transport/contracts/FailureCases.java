package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cases of every method with every failure: the requests on the wire, the records of the service, the end of the call.
 */
final class FailureCases {

    private final Fixture fixture;
    private final String elsewhere;

    /**
     * Makes the cases.
     *
     * @param elsewhere a host that no client may contact
     */
    FailureCases(Fixture fixture, String elsewhere) {
        this.fixture = fixture;
        this.elsewhere = elsewhere;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (FailureMode mode : FailureModes.all(elsewhere)) {
            for (PortMethod method : PortMethod.values()) {
                if (method.kind() == PortMethod.Kind.READ && mode.hasTwin()) {
                    continue; // A read commits nothing.
                }
                cases.add(new Case(method + " when " + mode + " once", () -> check(method, mode, false)));
                if (Expected.differs(method, mode)) {
                    cases.add(new Case(method + " whenever " + mode, () -> check(method, mode, true)));
                }
            }
        }
        return cases;
    }

    private void check(PortMethod method, FailureMode mode, boolean always) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), mode.timeOuts())) {
            method.prepare(service);
            if (always) {
                service.onEvery(method.httpMethod(), mode.action());
            } else {
                service.onNext(method.httpMethod(), mode.action());
            }

            EndedCall result = fixture.run(mode.timeOuts(), () -> method.call(partnero));

            checkCarriedOut(method, service, result);
            Expected expected = Expected.of(method, mode, always);
            if (method.kind() == PortMethod.Kind.READ && mode.mayTakeTheWholeCall()) {
                checkImpatientRead(method, mode, service, result);
            } else {
                checkWire(method, mode, service, expected);
                checkEnd(method, mode, expected, result);
            }
        }
    }

    /** If one attempt used up the time for all, the call fails; otherwise it is retried. */
    private static void checkImpatientRead(
            PortMethod method, FailureMode mode, FaultyService service, EndedCall result) {
        assertThat(service.count("GET")).as("requests").isBetween(1, 3);
        if (result.thrown() != null) {
            checkFailure(method, mode, Outcome.NOT_APPLIED, service.count("GET"), result.failed());
        }
    }

    private static void checkWire(PortMethod method, FailureMode mode, FaultyService service, Expected expected) {
        int most = mode.letsReadsBeRepeated() && method.kind() == PortMethod.Kind.READ ? 2 : 1;
        assertThat(service.count(method.httpMethod()))
                .as("sends a %s %d times", method.httpMethod(), service.count(method.httpMethod()))
                .isBetween(expected.requests(), most * expected.requests());
        if (method.kind() == PortMethod.Kind.CREATE_WITHOUT_KEY || method.kind() == PortMethod.Kind.CREDIT) {
            assertThat(service.count("GET"))
                    .as("look-ups for a call that has nothing to look up")
                    .isZero();
        }
    }

    private static void checkEnd(PortMethod method, FailureMode mode, Expected expected, EndedCall result) {
        if (expected.outcome() != null) {
            checkFailure(method, mode, expected.outcome(), expected.requests(), result.failed());
            return;
        }
        Object returned = result.succeeded();
        if (method.kind() == PortMethod.Kind.CREATE) {
            checkMade((Transaction) returned, Canary.KEY, expected);
        } else if (method.kind() == PortMethod.Kind.BATCH) {
            List<?> made = (List<?>) returned;
            assertThat(made).hasSize(2);
            checkMade((Transaction) made.get(0), Canary.KEY, expected);
            checkMade((Transaction) made.get(1), Sales.SECOND_KEY, expected);
        } else if (method == PortMethod.DELETE_IF_EXISTS) {
            assertThat(returned).isEqualTo(true);
        }
    }

    private static void checkMade(Transaction made, String key, Expected expected) {
        assertThat(made.key()).isEqualTo(key);
        assertThat(made.isVerified()).as("verified by a look-up").isEqualTo(expected.verified());
    }

    private static void checkFailure(
            PortMethod method, FailureMode mode, Outcome outcome, int attempts, PartneroException exception) {
        assertThat(mode.kinds()).as("permitted exception types").contains(exception.getClass());
        assertThat(exception.outcome()).as("outcome").isEqualTo(outcome);
        assertThat(exception.operation()).as("operation").isEqualTo(method.operation());
        assertThat(exception.attempts()).as("attempts in the exception").isEqualTo(attempts);
        assertThat(exception.transactionKey()).as("key").isEqualTo(method.hasKey() ? Canary.KEY : null);
        if (mode.status() != null) {
            assertThat(exception.status()).as("status").isEqualTo(mode.status());
        }
    }

    /** Never carried out twice, and an outcome that agrees with the service's records. */
    static void checkCarriedOut(PortMethod method, FaultyService service, EndedCall result) {
        if (method.kind() == PortMethod.Kind.READ) {
            return;
        }
        Outcome outcome = result.thrown() == null ? null : result.failed().outcome();
        try {
            assertThat(method.applied(service))
                    .as("carried out, for a call that %s", outcome == null ? "returned" : "was " + outcome)
                    .isBetween(outcome == null ? 1 : 0, outcome == Outcome.NOT_APPLIED ? 0 : 1);
        } catch (AssertionError e) {
            throw new UnsafeCallError(e);
        }
    }
}
