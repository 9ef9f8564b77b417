package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.policy.RecoveryPolicy.Step;
import com.partnero.spi.AttemptFailedException;
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
            for (int status : new int[] {400, 401, 403, 405, 409, 413, 415, 422}) {
                assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(status), uncertain))
                        .isEqualTo(refused);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void notFoundMeansDoneOnlyForADeleteThatMayHaveHappened(OperationKind rule) {
        assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(404), false))
                .isEqualTo(Step.GIVE_UP);
        assertThat(RecoveryPolicy.afterFailure(rule, Attempts.status(404), true))
                .isEqualTo(rule == OperationKind.DELETE ? Step.SUCCEED : Step.GIVE_UP);
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
        "CREATE_WITH_KEY, SUCCEED, CONFLICT, CONFLICT, LOOK_UP, GIVE_UP",
        "BATCH,           SUCCEED, GIVE_UP,  GIVE_UP,  LOOK_UP, GIVE_UP",
        "DELETE,          RETRY,   GIVE_UP,  GIVE_UP,  SUCCEED, GIVE_UP"
    })
    void everyFindingLeadsWhereTheSpecificationSays(
            OperationKind rule, Step same, Step different, Step many, Step missing, Step failed) {
        assertThat(RecoveryPolicy.afterLookUp(rule, LookUpResult.SAME)).isEqualTo(same);
        assertThat(RecoveryPolicy.afterLookUp(rule, LookUpResult.DIFFERENT)).isEqualTo(different);
        assertThat(RecoveryPolicy.afterLookUp(rule, LookUpResult.MANY)).isEqualTo(many);
        assertThat(RecoveryPolicy.afterLookUp(rule, LookUpResult.MISSING)).isEqualTo(missing);
        assertThat(RecoveryPolicy.afterLookUp(rule, LookUpResult.FAILED)).isEqualTo(failed);
    }

    @Test
    void whatPaysIsNeverSentAgainOnceItMayHaveBeenCarriedOut() {
        for (OperationKind rule : List.of(
                OperationKind.CREATE_WITH_KEY,
                OperationKind.CREATE_WITHOUT_KEY,
                OperationKind.BATCH,
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
                assertThat(RecoveryPolicy.afterLookUp(rule, finding)).isNotEqualTo(Step.RETRY);
            }
        }
    }
}
