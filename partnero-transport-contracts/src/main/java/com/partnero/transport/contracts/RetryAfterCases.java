package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.CallObserver;
import com.partnero.testkit.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cases about {@code Retry-After}, valid and invalid: obeyed if it fits the deadline, reported at once if it does not,
 * ignored if it is invalid.
 */
final class RetryAfterCases {

    private static final String DATE = "Wed, 01 Jan 2020 00:00:00 GMT";

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    RetryAfterCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        for (PortMethod method :
                new PortMethod[] {PortMethod.FIND, PortMethod.CREATE, PortMethod.CREDIT, PortMethod.DELETE}) {
            obeyed(method, "0", Duration.ZERO);
            obeyed(method, "1", Duration.ofSeconds(1));
            obeyed(method, " 1 ", Duration.ofSeconds(1));
            obeyed(method, "Wed, 01 Jan 2020 00:00:01 GMT", Duration.ofSeconds(1));
            obeyed(method, "Tue, 31 Dec 2019 23:59:00 GMT", Duration.ZERO);
        }
        for (PortMethod method : new PortMethod[] {PortMethod.FIND, PortMethod.CREATE}) {
            reportedAtOnce(method, "120", Duration.ofSeconds(120));
            reportedAtOnce(method, "00120", Duration.ofSeconds(120));
            reportedAtOnce(method, "100000", Duration.ofSeconds(100_000));
            reportedAtOnce(method, "99999999999999999999", null);
            reportedAtOnce(method, "Wed, 01 Jan 2020 00:02:00 GMT", Duration.ofSeconds(120));
            reportedAtOnce(method, "Wednesday, 01-Jan-20 00:02:00 GMT", Duration.ofSeconds(120));
            reportedAtOnce(method, "Wed Jan  1 00:02:00 2020", Duration.ofSeconds(120));
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
            ignored(PortMethod.FIND, malformed);
            ignored(PortMethod.CREATE, malformed);
        }
        onServerErrors();
        return cases;
    }

    private static Response answer(int status, String retryAfter) {
        return Response.json(status, "{\"message\":\"Too Many Attempts.\"}")
                .with("Date", DATE)
                .with("Retry-After", retryAfter);
    }

    private void obeyed(PortMethod method, String header, Duration wait) {
        testCase(method, 429, header, "is obeyed", (service, pauses, result) -> {
            result.succeeded();
            assertThat(pauses)
                    .singleElement()
                    .satisfies(pause -> assertThat(pause).isGreaterThanOrEqualTo(wait));
            assertThat(result.elapsed()).isGreaterThanOrEqualTo(wait);
            assertThat(service.count(method.httpMethod())).isEqualTo(2);
        });
    }

    private void reportedAtOnce(PortMethod method, String header, @Nullable Duration wait) {
        testCase(method, 429, header, "is reported at once", (service, pauses, result) -> {
            PartneroException limited = result.failed(PartneroRateLimitedException.class, Outcome.NOT_APPLIED);
            assertThat(service.count(method.httpMethod())).isEqualTo(1);
            if (wait == null) {
                assertThat(limited.retryAfter()).isNotNull().isGreaterThan(Duration.ofDays(365));
            } else {
                assertThat(limited.retryAfter()).isEqualTo(wait);
            }
        });
    }

    private void ignored(PortMethod method, String header) {
        testCase(method, 429, header, "is ignored", (service, pauses, result) -> {
            result.succeeded();
            assertThat(pauses)
                    .singleElement()
                    .satisfies(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(1)));
            assertThat(service.count(method.httpMethod())).isEqualTo(2);
        });
    }

    /** For a read, a 503 asks to wait just as a 429 does. For a write it proves nothing. */
    private void onServerErrors() {
        testCase(PortMethod.FIND, 503, "1", "is obeyed", (service, pauses, result) -> {
            result.succeeded();
            assertThat(result.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        });
        testCase(PortMethod.BALANCE, 503, "120", "is reported at once", (service, pauses, result) -> {
            PartneroException failed = result.failed(PartneroServerException.class, Outcome.NOT_APPLIED);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(120));
            assertThat(service.count("GET")).isEqualTo(1);
        });
        for (String header : List.of("0", "1", "120")) {
            testCase(PortMethod.CREDIT, 503, header, "causes nothing to be sent again", (service, pauses, result) -> {
                result.failed(PartneroServerException.class, Outcome.UNKNOWN);
                assertThat(service.count("POST")).isEqualTo(1);
            });
        }
    }

    /** An expectation about the end of a call. */
    @FunctionalInterface
    private interface Check {
        void of(FaultyService service, List<Duration> pauses, EndedCall result) throws Exception;
    }

    private void testCase(PortMethod method, int status, String header, String end, Check check) {
        String shown = header.length() > 40 ? header.substring(0, 10) + "..." : header;
        String name = method + " when " + status + " comes with Retry-After \"" + shown + "\": it " + end;
        cases.add(new Case(name, () -> {
            List<Duration> pauses = new ArrayList<>();
            CallObserver observer = new CallObserver() {
                @Override
                public void retrying(AttemptFailedException failure, Duration pause) {
                    pauses.add(pause);
                }
            };
            try (FaultyService service = new FaultyService();
                    Partnero partnero = fixture.builder(service.baseUrl(), TimeOuts.LONG)
                            .observer(operation -> observer)
                            .build()) {
                method.prepare(service);
                service.onNext(method.httpMethod(), FaultAction.answer(answer(status, header)));

                EndedCall result = fixture.run(TimeOuts.LONG, () -> method.call(partnero));

                check.of(service, pauses, result);
            }
        }));
    }
}
