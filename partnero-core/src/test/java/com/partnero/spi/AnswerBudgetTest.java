package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.ApiKey;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptFailedException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {

    private static final int BODY = 1 << 16;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AnswerBudget budget = budget(LONG);

    @Test
    void framingMayTakeATenthOfTheBodyAnd256KiB() throws OverBudgetException {
        long most = BODY + BODY / 10 + (256 << 10);
        budget.rawBytes(most);

        assertTooLarge(() -> budget.rawBytes(1), "larger than 334233 bytes with its framing");
    }

    @Test
    void theBodyIsCountedAfterInflating() throws OverBudgetException {
        budget.bodyBytes(BODY - 1);
        budget.bodyBytes(1);

        assertTooLarge(() -> budget.bodyBytes(1), "larger than 65536 bytes");
    }

    @Test
    void aListMayHaveAsManyRowsAsWereAskedForAnd250() throws OverBudgetException {
        for (int row = 0; row < 20 + 250; row++) {
            budget.row();
        }

        assertTooLarge(budget::row, "a list of more than 270 rows, many more than were asked for");
    }

    @Test
    void thereIsOneElementForEvery128BytesOfTheLimit() throws OverBudgetException {
        for (int element = 0; element < 64 + BODY / 128; element++) {
            budget.element();
        }

        assertTooLarge(budget::element, "one of more than 576 elements");
    }

    @Test
    void textMayTakeHalfAsManyCharactersAsTheBodyHasBytes() throws OverBudgetException {
        budget.text(BODY / 2);

        assertTooLarge(() -> budget.text(1), "one of more than 32768 characters of text");
    }

    @Test
    void workEndsSoonAfterTheDeadline() throws InterruptedException {
        AnswerBudget late = budget(Duration.ofNanos(1));
        Thread.sleep(1);

        assertThat(late.isOver()).isTrue();
        assertThatThrownBy(() -> work(late))
                .isInstanceOf(OverBudgetException.class)
                .hasMessage("not read to its end: the time is up")
                .satisfies(e -> assertFailure(e, Reason.TIMEOUT));
    }

    @Test
    void workEndsSoonAfterAnInterruptAndTheFlagStaysSet() {
        Thread.currentThread().interrupt();
        try {
            assertThat(budget.isOver()).isTrue();
            assertThatThrownBy(() -> work(budget))
                    .isInstanceOf(OverBudgetException.class)
                    .satisfies(e -> assertFailure(e, Reason.INTERRUPTED));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aDocumentThatIsNotAnAnswerHasNoLimitsAndIgnoresInterrupts() {
        AnswerBudget unlimited = AnswerBudget.unlimited();
        Thread.currentThread().interrupt();
        try {
            assertThatCode(() -> {
                        work(unlimited);
                        unlimited.text(Integer.MAX_VALUE);
                        unlimited.bodyBytes(Integer.MAX_VALUE);
                    })
                    .doesNotThrowAnyException();
        } finally {
            Thread.interrupted();
        }
    }

    private static void work(AnswerBudget budget) throws OverBudgetException {
        for (int step = 0; step < 2_000; step++) {
            budget.step();
        }
    }

    private static void assertTooLarge(ThrowingCallable work, String message) {
        assertThatThrownBy(work)
                .isInstanceOf(OverBudgetException.class)
                .hasMessage(message)
                .satisfies(
                        e -> assertThat(((OverBudgetException) e).isInterrupt()).isFalse())
                .satisfies(e -> assertFailure(e, Reason.LOST));
    }

    private static void assertFailure(Throwable e, Reason reason) {
        AttemptFailedException failure = ((OverBudgetException) e).failure();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.effect()).isEqualTo(Effect.RUNNING);
    }

    private static AnswerBudget budget(Duration timeLeft) {
        ClientSettings settings = new ClientSettings(
                ClientSettings.always(ApiKey.of("secret")),
                URI.create("https://api.partnero.com/v1"),
                LONG,
                LONG,
                LONG,
                null,
                RetryPolicy.defaults(),
                ResponseLimits.defaults().withMaxBodyBytes(BODY),
                PartneroObserver.NONE);
        AttemptContext context = AttemptContext.of(timeLeft, ApiKey.of("secret"), Map.of(), CallObserver.NONE);
        TransactionQuery query = TransactionQuery.byKey("order-1").withLimit(20);
        return context.budget().within(AttemptLimits.of(settings, query, timeLeft));
    }
}
