package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.Retry;
import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from a seed to every method, before and after the service has carried the request out. No call may say that nothing
 * was applied if it was carried out, and nothing that was carried out may be sent again.
 */
final class GeneratedAnswerCases {

    private static final int USUAL = 24;

    /**
     * After a wait of half the time, more than a second is left for look-ups and a {@code Retry-After} of one second.
     */
    private static final TimeOuts WITH_WAIT = TimeOuts.ofMillis(1_500, 3_000, 6_000);

    /** With {@link TransportContract#ALL_CASES}. */
    private static final int MANY = 400;

    private final Fixture fixture;

    GeneratedAnswerCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (long seed = 0; seed < (TransportContract.ALL ? MANY : USUAL); seed++) {
            AnswerGenerator answers = new AnswerGenerator(seed);
            cases.add(testCase(seed, "foreign", answers.foreign(), this::foreign));
            cases.add(testCase(seed, "of the service", answers.ofService(), this::refused));
        }
        return cases;
    }

    /** What one method must do with one answer. */
    private interface Check {
        void of(PortMethod method, Response answer) throws Exception;
    }

    private static Case testCase(long seed, String whose, Response answer, Check check) {
        return new Case("seed " + seed + ", HTTP " + answer.status() + " " + whose, () -> {
            for (PortMethod method : PortMethod.values()) {
                try {
                    check.of(method, answer);
                } catch (AssertionError e) {
                    String shown = method + ", " + answer.headers() + " "
                            + new String(answer.body(), StandardCharsets.UTF_8) + ": " + e.getMessage();
                    throw e instanceof UnsafeCallError
                            ? new UnsafeCallError(new AssertionError(shown, e))
                            : new AssertionError(shown, e);
                }
            }
        });
    }

    private void foreign(PortMethod method, Response answer) throws Exception {
        if (method.kind() == PortMethod.Kind.READ) {
            read(method, answer);
            return;
        }
        foreign(method, answer, true);
        foreign(method, answer, false);
    }

    private void foreign(PortMethod method, Response answer, boolean committed) throws Exception {
        boolean cannotBeLookedUp =
                method.kind() == PortMethod.Kind.CREATE_WITHOUT_KEY || method.kind() == PortMethod.Kind.CREDIT;
        play(method, answer, committed, (service, ended) -> {
            boolean again = !committed && answer.status() == 429 && isSale(method);
            assertThat(service.count(method.httpMethod())).as("requests").isEqualTo(again ? 2 : 1);
            if (again || committed && !cannotBeLookedUp) {
                ended.succeeded();
                return;
            }
            PartneroException failure = ended.failed();
            assertThat(failure)
                    .isInstanceOf(
                            answer.status() == 429
                                    ? PartneroRateLimitedException.class
                                    : PartneroProtocolException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure.retry()).isEqualTo(cannotBeLookedUp ? Retry.NEVER : Retry.LOOK_FIRST);
        });
    }

    private static boolean isSale(PortMethod method) {
        return method.kind() == PortMethod.Kind.CREATE || method.kind() == PortMethod.Kind.BATCH;
    }

    /** A read is repeated, or fails; a fetch asks the list instead. It never says that a row is absent. */
    private void read(PortMethod method, Response answer) throws Exception {
        play(method, answer, false, (service, ended) -> {
            if (ended.thrown() != null) {
                PartneroException failure = ended.failed();
                assertThat(failure).isInstanceOf(PartneroProtocolException.class);
                assertThat(failure.retry()).isEqualTo(Retry.LATER);
            }
        });
    }

    private void refused(PortMethod method, Response answer) throws Exception {
        boolean askedForRow = method == PortMethod.FIND || method.kind() == PortMethod.Kind.DELETE;
        play(method, answer, false, (service, ended) -> {
            if (answer.status() == 404 && method == PortMethod.FIND) {
                ended.succeeded();
                return;
            }
            PartneroException failure = ended.failed();
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            if (method.kind() != PortMethod.Kind.READ) {
                assertThat(service.count(method.httpMethod())).as("requests").isEqualTo(1);
            }
            if (answer.status() == 404 && askedForRow) {
                assertThat(failure).isInstanceOf(PartneroProtocolException.class);
                return;
            }
            assertThat(failure).isNotInstanceOf(PartneroProtocolException.class);
            assertThat(failure.retry()).isEqualTo(isLater(answer.status()) ? Retry.LATER : Retry.NEVER);
            assertThat(failure instanceof PartneroNotFoundException).isEqualTo(answer.status() == 404);
        });
    }

    private static boolean isLater(int status) {
        return status == 401 || status == 403 || status == 405;
    }

    /** What has happened after one call. */
    private interface Ended {
        void check(FaultyService service, EndedCall ended);
    }

    private void play(PortMethod method, Response answer, boolean committed, Ended then) throws Exception {
        TimeOuts timeOuts = answer.status() == 429 ? WITH_WAIT : TimeOuts.LONG;
        try (FaultyService service = new FaultyService();
                Partnero partnero = fixture.client(service.baseUrl(), timeOuts)) {
            method.prepare(service);
            FaultAction action = FaultAction.answer(answer);
            service.onNext(method.httpMethod(), committed ? action.afterCommit() : action);

            EndedCall ended = fixture.run(timeOuts, () -> method.call(partnero));

            FailureCases.checkCarriedOut(method, service, ended);
            then.check(service, ended);
        }
    }
}
