package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.util.ArrayList;
import java.util.List;

/** Operation by fault: what the wire, the service and the caller see. */
final class FailureCases {

    private final Fixture fixture;
    private final String elsewhere;

    /** @param elsewhere a host that nobody may visit */
    FailureCases(Fixture fixture, String elsewhere) {
        this.fixture = fixture;
        this.elsewhere = elsewhere;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (FailureMode fault : FailureModes.all(elsewhere)) {
            for (PortMethod method : PortMethod.values()) {
                if (method.kind() == PortMethod.Kind.READ && fault.hasTwin()) {
                    continue; // A read commits nothing.
                }
                cases.add(new Case(method + " when " + fault + " once", () -> check(method, fault, false)));
                if (Expected.differs(method, fault)) {
                    cases.add(new Case(method + " whenever " + fault, () -> check(method, fault, true)));
                }
            }
        }
        return cases;
    }

    private void check(PortMethod method, FailureMode fault, boolean always) throws Exception {
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), fault.timeOuts())) {
            method.prepare(service);
            if (always) {
                service.onEvery(method.httpMethod(), fault.action());
            } else {
                service.onNext(method.httpMethod(), fault.action());
            }

            CallResult result = fixture.run(fault.timeOuts(), () -> method.call(partnero));

            Expected expected = Expected.of(method, fault, always);
            if (method.kind() == PortMethod.Kind.READ && fault.mayTakeTheWholeCall()) {
                checkImpatientRead(method, fault, service, result);
            } else {
                checkWire(method, fault, service, expected);
                checkEnd(method, fault, expected, result);
            }
            checkBooks(method, service, result);
        }
    }

    /** One attempt may have used the time for all; then it is told, else it is made again. */
    private static void checkImpatientRead(
            PortMethod method, FailureMode fault, FaultyService service, CallResult result) {
        assertThat(service.count("GET")).as("requests").isBetween(1, 3);
        if (result.thrown() != null) {
            checkFailure(method, fault, Outcome.NOT_APPLIED, service.count("GET"), result.failed());
        }
    }

    private static void checkWire(PortMethod method, FailureMode fault, FaultyService service, Expected expected) {
        int most = fault.letsReadsBeRepeated() && method.kind() == PortMethod.Kind.READ ? 2 : 1;
        assertThat(service.count(method.httpMethod()))
                .as("%s requests on the wire", method.httpMethod())
                .isBetween(expected.requests(), most * expected.requests());
        if (method.kind() == PortMethod.Kind.CREATE_WITHOUT_KEY || method.kind() == PortMethod.Kind.CREDIT) {
            assertThat(service.count("GET"))
                    .as("look-ups where there is nothing to look for")
                    .isZero();
        }
    }

    private static void checkEnd(PortMethod method, FailureMode fault, Expected expected, CallResult result) {
        if (expected.outcome() != null) {
            checkFailure(method, fault, expected.outcome(), expected.requests(), result.failed());
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
            PortMethod method, FailureMode fault, Outcome outcome, int attempts, PartneroException exception) {
        assertThat(fault.kinds()).as("kinds that fit").contains(exception.getClass());
        assertThat(exception.outcome()).as("outcome").isEqualTo(outcome);
        assertThat(exception.operation()).as("operation").isEqualTo(method.operation());
        assertThat(exception.attempts()).as("attempts that it tells").isEqualTo(attempts);
        assertThat(exception.transactionKey()).as("key").isEqualTo(method.hasKey() ? Canary.KEY : null);
        if (fault.status() != null) {
            assertThat(exception.status()).as("status").isEqualTo(fault.status());
        }
    }

    /** The rule in one sentence: never twice, and whoever is told that nothing happened can rely on it. */
    static void checkBooks(PortMethod method, FaultyService service, CallResult result) {
        if (method.kind() == PortMethod.Kind.READ) {
            return;
        }
        int applied = method.applied(service);
        if (result.thrown() == null) {
            assertThat(applied).as("carried out, for a call that returned").isEqualTo(1);
        } else if (result.failed().outcome() == Outcome.NOT_APPLIED) {
            assertThat(applied)
                    .as("carried out, for a call that was NOT_APPLIED")
                    .isZero();
        } else {
            assertThat(applied)
                    .as("carried out, for a call whose outcome is UNKNOWN")
                    .isLessThanOrEqualTo(1);
        }
    }
}
