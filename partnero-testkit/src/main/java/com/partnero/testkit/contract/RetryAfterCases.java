package com.partnero.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After} in every good and bad form: obeyed if it fits the deadline, told at once if not, else ignored. */
final class RetryAfterCases {

    private static final String DATE = "Wed, 01 Jan 2020 00:00:00 GMT";

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    RetryAfterCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        for (Op op : new Op[] {Op.FIND, Op.CREATE, Op.CREDIT, Op.DELETE}) {
            obeyed(op, "0", Duration.ZERO);
            obeyed(op, "1", Duration.ofSeconds(1));
            obeyed(op, " 1 ", Duration.ofSeconds(1));
            obeyed(op, "Wed, 01 Jan 2020 00:00:01 GMT", Duration.ofSeconds(1));
            obeyed(op, "Tue, 31 Dec 2019 23:59:00 GMT", Duration.ZERO);
        }
        for (Op op : new Op[] {Op.FIND, Op.CREATE}) {
            toldAtOnce(op, "120", Duration.ofSeconds(120));
            toldAtOnce(op, "00120", Duration.ofSeconds(120));
            toldAtOnce(op, "100000", Duration.ofSeconds(100_000));
            toldAtOnce(op, "99999999999999999999", null);
            toldAtOnce(op, "Wed, 01 Jan 2020 00:02:00 GMT", Duration.ofSeconds(120));
            toldAtOnce(op, "Wednesday, 01-Jan-20 00:02:00 GMT", Duration.ofSeconds(120));
            toldAtOnce(op, "Wed Jan  1 00:02:00 2020", Duration.ofSeconds(120));
        }
        for (String malformed : List.of(
                "",
                "-5",
                "+5",
                "1.5",
                "1e3",
                "NaN",
                "Infinity",
                "0x10",
                "soon",
                "1 2",
                "1, 2",
                "٣",
                "120s",
                "1".repeat(5000),
                "Wed, 32 Jan 2020 00:02:00 GMT",
                "2020-01-01T00:02:00Z")) {
            ignored(Op.FIND, malformed);
            ignored(Op.CREATE, malformed);
        }
        onServerErrors();
        return cases;
    }

    private static Answer answer(int status, String retryAfter) {
        return Answer.json(status, "{}").with("Date", DATE).with("Retry-After", retryAfter);
    }

    private void obeyed(Op op, String header, Duration wait) {
        testCase(op, 429, header, "is obeyed", (ledger, ran) -> {
            ran.succeeded();
            assertThat(ran.elapsed()).isGreaterThanOrEqualTo(wait);
            assertThat(ledger.count(op.method())).isEqualTo(2);
        });
    }

    private void toldAtOnce(Op op, String header, @Nullable Duration wait) {
        testCase(op, 429, header, "is told at once", (ledger, ran) -> {
            PartneroException limited = ran.failed(PartneroRateLimitedException.class, Outcome.NOT_APPLIED);
            assertThat(ledger.count(op.method())).isEqualTo(1);
            if (wait == null) {
                assertThat(limited.retryAfter()).isNotNull().isGreaterThan(Duration.ofDays(365));
            } else {
                assertThat(limited.retryAfter()).isEqualTo(wait);
            }
        });
    }

    private void ignored(Op op, String header) {
        testCase(op, 429, header, "is ignored", (ledger, ran) -> {
            ran.succeeded();
            assertThat(ran.elapsed()).isLessThan(Duration.ofSeconds(1));
            assertThat(ledger.count(op.method())).isEqualTo(2);
        });
    }

    /** A 503 asks a reader to wait as a 429 does; of a write it still tells nothing. */
    private void onServerErrors() {
        testCase(Op.FIND, 503, "1", "is obeyed", (ledger, ran) -> {
            ran.succeeded();
            assertThat(ran.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        });
        testCase(Op.BALANCE, 503, "120", "is told at once", (ledger, ran) -> {
            PartneroException failed = ran.failed(PartneroServerException.class, Outcome.NOT_APPLIED);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(120));
            assertThat(ledger.count("GET")).isEqualTo(1);
        });
        for (String header : List.of("0", "1", "120")) {
            testCase(Op.CREDIT, 503, header, "makes nothing be sent again", (ledger, ran) -> {
                ran.failed(PartneroServerException.class, Outcome.UNKNOWN);
                assertThat(ledger.count("POST")).isEqualTo(1);
            });
        }
    }

    /** What must have happened. */
    @FunctionalInterface
    private interface Check {
        void of(Ledger ledger, CallResult ran) throws Exception;
    }

    private void testCase(Op op, int status, String header, String end, Check check) {
        String shown = header.length() > 40 ? header.substring(0, 10) + "..." : header;
        String name = op + " when " + status + " comes with Retry-After \"" + shown + "\": it " + end;
        cases.add(new Case(name, () -> {
            try (Ledger ledger = new Ledger();
                    Partnero partnero = fixture.client(ledger.baseUrl(), TimeOuts.PATIENT)) {
                op.prepare(ledger);
                ledger.onNext(op.method(), FaultAction.answer(answer(status, header)));

                CallResult ran = fixture.run(TimeOuts.PATIENT, () -> op.call(partnero));

                check.of(ledger, ran);
            }
        }));
    }
}
