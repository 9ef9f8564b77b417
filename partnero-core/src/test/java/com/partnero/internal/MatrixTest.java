package com.partnero.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.internal.Matrix.Step;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix of the specification, cell by cell. */
class MatrixTest {

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
            Rule rule, Step notSent, Step throttled, Step endedOrRunning, Step refused) {
        for (boolean uncertain : new boolean[] {false, true}) {
            assertThat(Matrix.afterFailure(rule, Attempts.notSent(), uncertain)).isEqualTo(notSent);
            assertThat(Matrix.afterFailure(rule, AttemptFailedException.timedOut(false), uncertain))
                    .isEqualTo(notSent);
            assertThat(Matrix.afterFailure(rule, Attempts.status(429), uncertain))
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
                assertThat(Matrix.afterFailure(rule, unknown, uncertain)).isEqualTo(endedOrRunning);
            }
            for (int status : new int[] {400, 401, 403, 405, 409, 413, 415, 422}) {
                assertThat(Matrix.afterFailure(rule, Attempts.status(status), uncertain))
                        .isEqualTo(refused);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void notFoundMeansDoneOnlyForADeleteThatMayHaveHappened(Rule rule) {
        assertThat(Matrix.afterFailure(rule, Attempts.status(404), false)).isEqualTo(Step.GIVE_UP);
        assertThat(Matrix.afterFailure(rule, Attempts.status(404), true))
                .isEqualTo(rule == Rule.DELETE ? Step.SUCCEED : Step.GIVE_UP);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void anInterruptedThreadIsLetGo(Rule rule) {
        assertThat(Matrix.afterFailure(rule, AttemptFailedException.interrupted(true), false))
                .isEqualTo(Step.GIVE_UP);
        assertThat(Matrix.afterFailure(rule, AttemptFailedException.interrupted(false), false))
                .isEqualTo(Step.GIVE_UP);
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_WITH_KEY, SUCCEED, CONFLICT, CONFLICT, LOOK_UP, GIVE_UP",
        "BATCH,           SUCCEED, GIVE_UP,  GIVE_UP,  LOOK_UP, GIVE_UP",
        "DELETE,          RETRY,   GIVE_UP,  GIVE_UP,  SUCCEED, GIVE_UP"
    })
    void everyFindingLeadsWhereTheSpecificationSays(
            Rule rule, Step same, Step different, Step many, Step missing, Step failed) {
        assertThat(Matrix.afterLookUp(rule, Finding.SAME)).isEqualTo(same);
        assertThat(Matrix.afterLookUp(rule, Finding.DIFFERENT)).isEqualTo(different);
        assertThat(Matrix.afterLookUp(rule, Finding.MANY)).isEqualTo(many);
        assertThat(Matrix.afterLookUp(rule, Finding.MISSING)).isEqualTo(missing);
        assertThat(Matrix.afterLookUp(rule, Finding.FAILED)).isEqualTo(failed);
    }

    @Test
    void whatPaysIsNeverSentAgainOnceItMayHaveBeenCarriedOut() {
        for (Rule rule : List.of(Rule.CREATE_WITH_KEY, Rule.CREATE_WITHOUT_KEY, Rule.BATCH, Rule.CREDIT)) {
            for (AttemptFailedException failure : List.of(
                    Attempts.lost(),
                    Attempts.timedOut(),
                    Attempts.unusable(),
                    Attempts.status(500),
                    Attempts.status(408))) {
                assertThat(Matrix.isUncertain(rule, failure)).isTrue();
                assertThat(Matrix.afterFailure(rule, failure, false)).isNotEqualTo(Step.RETRY);
            }
            for (Finding finding : Finding.values()) {
                assertThat(Matrix.afterLookUp(rule, finding)).isNotEqualTo(Step.RETRY);
            }
        }
    }
}
