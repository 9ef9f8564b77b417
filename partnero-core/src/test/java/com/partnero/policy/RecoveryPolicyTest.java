package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.policy.RecoveryPolicy.Step;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.spi.LookUpResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix of the specification, cell by cell. */
class RecoveryPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "READ,               RETRY, RETRY, RETRY,   GIVE_UP",
        "CREATE_WITH_KEY,    RETRY, RETRY, LOOK_UP, GIVE_UP",
        "CREATE_WITHOUT_KEY, RETRY, RETRY, GIVE_UP, GIVE_UP",
        "BATCH,              RETRY, RETRY, LOOK_UP, GIVE_UP",
        "DELETE,             RETRY, RETRY, LOOK_UP, GIVE_UP",
        "CREDIT,             RETRY, RETRY, GIVE_UP, GIVE_UP"
    })
    void everyRuleMeetsEveryClassOfFailureAsTheSpecificationSays(
            OperationKind rule, Step notSent, Step throttled, Step endedOrRunning, Step refused) {
        for (boolean uncertain : new boolean[] {false, true}) {
            assertThat(RecoveryPolicy.afterFailure(rule, Attempts.notSent(), uncertain))
                    .isEqualTo(notSent);
            assertThat(RecoveryPolicy.afterFailure(rule, AttemptFailedException.timedOut(false), uncertain))
                    .isEqualTo(notSent);
            assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(429), uncertain))
                    .isEqualTo(throttled);
            for (AttemptFailedException unknown : List.of(
                    Attempts.lost(),
                    Attempts.timedOut(),
                    Attempts.unusable(),
                    Attempts.status(500),
                    Attempts.status(503),
                    Attempts.status(408),
                    Attempts.status(502),
                    Attempts.status(504))) {
                assertThat(RecoveryPolicy.afterFailure(rule, unknown, uncertain))
                        .isEqualTo(endedOrRunning);
            }
            for (int status : new int[] {400, 401, 403, 405, 409, 422}) {
                assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(status), uncertain))
                        .isEqualTo(uncertain && rule.isVerifiable() ? Step.LOOK_UP : refused);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void aServersWordThatItProcessedNothingIsNoProof(OperationKind kind) {
        AttemptFailedException failure = AttemptFailedException.notProcessed("REFUSED_STREAM");

        assertThat(RecoveryPolicy.afterFailure(kind, failure, false))
                .isEqualTo(RecoveryPolicy.afterFailure(kind, Attempts.lost(), false));
        assertThat(RecoveryPolicy.isHeldBack(kind, failure))
                .isEqualTo(kind == OperationKind.CREATE_WITH_KEY || kind == OperationKind.BATCH);
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void aRefusalIsLookedIntoIfAnEarlierAttemptMayHaveHappened(OperationKind rule) {
        assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(404), false))
                .isEqualTo(Step.GIVE_UP);
        assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(404), true))
                .isEqualTo(rule.isVerifiable() ? Step.LOOK_UP : Step.GIVE_UP);
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void anInterruptedThreadIsLetGo(OperationKind rule) {
        assertThat(RecoveryPolicy.afterFailure(rule, AttemptFailedException.interrupted(true), false))
                .isEqualTo(Step.GIVE_UP);
        assertThat(RecoveryPolicy.afterFailure(rule, AttemptFailedException.interrupted(false), false))
                .isEqualTo(Step.GIVE_UP);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_WITH_KEY, SUCCEED, CONFLICT, CONFLICT, LOOK_UP, LOOK_UP, LOOK_UP, GIVE_UP",
        "BATCH,           SUCCEED, GIVE_UP,  GIVE_UP,  LOOK_UP, LOOK_UP, LOOK_UP, GIVE_UP",
        "DELETE,          LOOK_UP, GIVE_UP,  GIVE_UP,  LOOK_UP, SUCCEED, LOOK_UP, GIVE_UP"
    })
    void everyLookUpResultLeadsWhereTheSpecificationSays(
            OperationKind kind,
            Step same,
            Step different,
            Step many,
            Step missing,
            Step missingThrice,
            Step unproven,
            Step failed) {
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.SAME, 0, 3)).isEqualTo(same);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.DIFFERENT, 0, 3)).isEqualTo(different);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.INCOMPARABLE, 0, 3))
                .isEqualTo(different);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.MANY, 0, 3)).isEqualTo(many);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.MISSING, 1, 3)).isEqualTo(missing);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.MISSING, 2, 3)).isEqualTo(missing);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.MISSING, 3, 3)).isEqualTo(missingThrice);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.UNPROVEN, 0, 3)).isEqualTo(unproven);
        assertThat(RecoveryPolicy.afterLook(kind, LookUpResult.FAILED, 0, 3)).isEqualTo(failed);
    }

    @ParameterizedTest
    @EnumSource(ConnectionProblem.class)
    void whatStaysUntilSomebodyMendsItIsNotTriedAgain(ConnectionProblem problem) {
        AttemptFailedException failure = AttemptFailedException.notConnected(false, problem, null);

        for (OperationKind kind : OperationKind.values()) {
            assertThat(RecoveryPolicy.afterFailure(kind, failure, false))
                    .isEqualTo(problem.isTransient() ? Step.RETRY : Step.GIVE_UP);
        }
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void whatSomeoneMustFixAfterTheRequestIsNotReadAgain(OperationKind kind) {
        AttemptFailedException other = AttemptFailedException.notConnected(true, ConnectionProblem.TLS, null);

        for (ConnectionProblem problem : List.of(ConnectionProblem.CLIENT_CERTIFICATE, ConnectionProblem.SPEAKS_TLS)) {
            assertThat(RecoveryPolicy.afterFailure(
                            kind, AttemptFailedException.notConnected(true, problem, null), false))
                    .isEqualTo(
                            kind == OperationKind.READ
                                    ? Step.GIVE_UP
                                    : RecoveryPolicy.afterFailure(kind, Attempts.lost(), false));
        }
        assertThat(RecoveryPolicy.afterFailure(kind, other, false))
                .isEqualTo(RecoveryPolicy.afterFailure(kind, Attempts.lost(), false));
    }

    @Test
    void aMissingApiKeyIsAskedForOnce() {
        for (OperationKind kind : OperationKind.values()) {
            assertThat(RecoveryPolicy.afterFailure(kind, AttemptFailedException.noApiKey("x", null), false))
                    .isEqualTo(Step.GIVE_UP);
        }
    }

    @Test
    void whatPaysIsNeverSentAgainOnceItMayHaveBeenCarriedOut() {
        for (OperationKind rule : List.of(
                OperationKind.CREATE_WITH_KEY,
                OperationKind.CREATE_WITHOUT_KEY,
                OperationKind.BATCH,
                OperationKind.DELETE,
                OperationKind.CREDIT)) {
            for (AttemptFailedException failure : List.of(
                    Attempts.lost(),
                    Attempts.timedOut(),
                    Attempts.unusable(),
                    Attempts.status(500),
                    Attempts.status(408))) {
                assertThat(RecoveryPolicy.isUncertain(rule, failure)).isTrue();
                assertThat(RecoveryPolicy.afterFailure(rule, failure, false)).isNotEqualTo(Step.RETRY);
            }
            for (LookUpResult finding : LookUpResult.values()) {
                assertThat(RecoveryPolicy.afterLook(rule, finding, 1, 3)).isNotEqualTo(Step.RETRY);
            }
        }
    }
}
