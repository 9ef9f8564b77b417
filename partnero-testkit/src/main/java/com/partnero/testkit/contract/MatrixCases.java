package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.util.ArrayList;
import java.util.List;

/** Operation by fault: what the wire, the backEnd and the caller see. */
final class MatrixCases {

    private final Fixture fixture;
    private final String elsewhere;

    /** @param elsewhere a host that nobody may visit */
    MatrixCases(Fixture fixture, String elsewhere) {
        this.fixture = fixture;
        this.elsewhere = elsewhere;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (Fault fault : Faults.all(elsewhere)) {
            for (Op op : Op.values()) {
                if (op.row() == Op.Row.READ && fault.hasTwin()) {
                    continue; // A read commits nothing.
                }
                cases.add(new Case(op + " when " + fault + " once", () -> check(op, fault, false)));
                if (Expected.differs(op, fault)) {
                    cases.add(new Case(op + " whenever " + fault, () -> check(op, fault, true)));
                }
            }
        }
        return cases;
    }

    private void check(Op op, Fault fault, boolean always) throws Exception {
        try (Ledger ledger = new Ledger();
                Partnero partnero = fixture.client(ledger.baseUrl(), fault.timeOuts())) {
            op.prepare(ledger);
            if (always) {
                ledger.onEvery(op.method(), fault.action());
            } else {
                ledger.onNext(op.method(), fault.action());
            }

            CallResult ran = fixture.run(fault.timeOuts(), () -> op.call(partnero));

            Expected expected = Expected.of(op, fault, always);
            if (op.row() == Op.Row.READ && fault.mayTakeTheWholeCall()) {
                checkImpatientRead(op, fault, ledger, ran);
            } else {
                checkWire(op, fault, ledger, expected);
                checkEnd(op, fault, expected, ran);
            }
            checkBooks(op, ledger, ran);
        }
    }

    /** One attempt may have used the time for all; then it is told, else it is made again. */
    private static void checkImpatientRead(Op op, Fault fault, Ledger ledger, CallResult ran) {
        assertThat(ledger.count("GET")).as("requests").isBetween(1, 3);
        if (ran.thrown() != null) {
            checkFailure(op, fault, Outcome.NOT_APPLIED, ledger.count("GET"), ran.failed());
        }
    }

    private static void checkWire(Op op, Fault fault, Ledger ledger, Expected expected) {
        int most = fault.letsReadsBeRepeated() && op.row() == Op.Row.READ ? 2 : 1;
        assertThat(ledger.count(op.method()))
                .as("%s requests on the wire", op.method())
                .isBetween(expected.requests(), most * expected.requests());
        if (op.row() == Op.Row.CREATE_WITHOUT_KEY || op.row() == Op.Row.CREDIT) {
            assertThat(ledger.count("GET"))
                    .as("look-ups where there is nothing to look for")
                    .isZero();
        }
    }

    private static void checkEnd(Op op, Fault fault, Expected expected, CallResult ran) {
        if (expected.outcome() != null) {
            checkFailure(op, fault, expected.outcome(), expected.requests(), ran.failed());
            return;
        }
        Object result = ran.succeeded();
        if (op.row() == Op.Row.CREATE) {
            checkMade((Transaction) result, Canary.KEY, expected);
        } else if (op.row() == Op.Row.BATCH) {
            List<?> made = (List<?>) result;
            assertThat(made).hasSize(2);
            checkMade((Transaction) made.get(0), Canary.KEY, expected);
            checkMade((Transaction) made.get(1), Sales.SECOND_KEY, expected);
        } else if (op == Op.DELETE_IF_EXISTS) {
            assertThat(result).isEqualTo(true);
        }
    }

    private static void checkMade(Transaction made, String key, Expected expected) {
        assertThat(made.key()).isEqualTo(key);
        assertThat(made.isVerified()).as("verified by a look-up").isEqualTo(expected.verified());
    }

    private static void checkFailure(Op op, Fault fault, Outcome outcome, int attempts, PartneroException exception) {
        assertThat(fault.kinds()).as("kinds that fit").contains(exception.getClass());
        assertThat(exception.outcome()).as("outcome").isEqualTo(outcome);
        assertThat(exception.operation()).as("operation").isEqualTo(op.operation());
        assertThat(exception.attempts()).as("attempts that it tells").isEqualTo(attempts);
        assertThat(exception.transactionKey()).as("key").isEqualTo(op.hasKey() ? Canary.KEY : null);
        if (fault.status() != null) {
            assertThat(exception.status()).as("status").isEqualTo(fault.status());
        }
    }

    /** The rule in one sentence: never twice, and whoever is told that nothing happened can rely on it. */
    static void checkBooks(Op op, Ledger ledger, CallResult ran) {
        if (op.row() == Op.Row.READ) {
            return;
        }
        int applied = op.applied(ledger);
        if (ran.thrown() == null) {
            assertThat(applied).as("carried out, for a call that returned").isEqualTo(1);
        } else if (ran.failed().outcome() == Outcome.NOT_APPLIED) {
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
