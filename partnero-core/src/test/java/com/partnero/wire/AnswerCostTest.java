package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.ApiKey;
import com.partnero.CustomerBalance;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.ResponseLimits;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.CallObserver;
import com.partnero.spi.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An answer is refused when reading it costs too much memory or time, however few bytes it has. */
class AnswerCostTest {

    private final Answers answers = new Answers(new GsonFormat(), ResponseLimits.defaults());
    private final AttemptLimits byKey = Limits.of(TransactionQuery.byKey("order-1"));
    private final AttemptLimits create = Limits.of(ResponseLimits.defaults(), Operation.CREATE);
    private final AttemptLimits balance = Limits.of(ResponseLimits.defaults(), Operation.BALANCE);

    @Test
    void aListOfManyMoreRowsThanWereAskedForIsRefused() throws AttemptFailedException {
        assertThat(((Page<?>) read(Page.class, list("{}", 350), byKey)).items()).hasSize(350);

        assertThat(refused(Page.class, list("{}", 351), byKey))
                .hasMessageContaining("a list of more than 350 rows, many more than were asked for");
    }

    @Test
    void aLookUpByKeyNeedsNoEightMegabytes() {
        String row = "{\"key\":\"" + "k".repeat(10_000) + "\"}";

        assertThat(refused(Page.class, list(row, 110), byKey)).hasMessageContaining("larger than 1048576 bytes");
    }

    @Test
    void rewardsAreCountedAcrossAllRows() {
        String rewards = "{\"rewards\":[" + repeat("{}", 100) + "]}";

        assertThat(refused(Page.class, list(rewards, 100), byKey)).hasMessageContaining("8256 elements");
    }

    @Test
    void unknownFieldsAreCounted() {
        String fields =
                IntStream.range(0, 9_000).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(","));

        assertThat(refused(Transaction.class, "{\"data\":{\"key\":\"k\"," + fields + "}}", create))
                .hasMessageContaining("8256 elements");
        assertThat(refused(CustomerBalance.class, "{\"data\":{\"balance\":{}," + fields + "}}", balance))
                .hasMessageContaining("8256 elements");
        assertThat(refused(
                        Transaction.class,
                        "{\"data\":{\"key\":\"k\",\"rewards\":[{\"product_type_data\":{" + fields + "}}]}}",
                        create))
                .hasMessageContaining("8256 elements");
    }

    @Test
    void theListsOfABalanceAreCounted() {
        String rewards = "{\"data\":{\"balance\":{\"non_currency\":[" + repeat("{}", 9_000) + "]}}}";

        assertThat(refused(CustomerBalance.class, rewards, balance)).hasMessageContaining("8256 elements");
    }

    @Test
    void textThatIsKeptIsCounted() {
        String half = "x".repeat(600_000);

        assertThat(refused(Transaction.class, "{\"data\":{\"key\":\"" + half + "\"}}", create))
                .hasMessageContaining("524288 characters of text");
        assertThat(refused(Transaction.class, "{\"data\":{\"key\":\"k\",\"new\":[\"" + half + "\"]}}", create))
                .hasMessageContaining("524288 characters of text");
    }

    @Test
    void readingEndsWithTheDeadlineOfTheAttempt() throws InterruptedException {
        AttemptContext late = AttemptContext.of(Duration.ofNanos(1), ApiKey.of("secret"), Map.of(), CallObserver.NONE);
        Thread.sleep(1);

        AttemptFailedException failure = failure(Page.class, list("{}", 10), byKey, late);

        assertThat(failure).hasMessageContaining("not read to its end: the time is up");
        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
        assertThat(failure.reply().status()).isEqualTo(200);
    }

    @Test
    void readingEndsWithAnInterrupt() {
        Thread.currentThread().interrupt();
        try {
            AttemptFailedException failure = failure(Page.class, list("{}", 10), byKey, Limits.context());

            assertThat(failure.reason()).isEqualTo(AttemptFailedException.Reason.INTERRUPTED);
            assertThat(failure.effect()).isEqualTo(Effect.RUNNING);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private AttemptFailedException refused(Class<?> type, String body, AttemptLimits limits) {
        AttemptFailedException failure = failure(type, body, limits, Limits.context());
        assertThat(failure.reason()).isEqualTo(AttemptFailedException.Reason.UNUSABLE);
        assertThat(failure.effect()).isEqualTo(Effect.ENDED);
        return failure;
    }

    private AttemptFailedException failure(Class<?> type, String body, AttemptLimits limits, AttemptContext context) {
        return catchThrowableOfType(
                AttemptFailedException.class, () -> answers.read(type, answer(body), limits, context));
    }

    private Object read(Class<?> type, String body, AttemptLimits limits) throws AttemptFailedException {
        return answers.read(type, answer(body), limits, Limits.context());
    }

    private static HttpAnswer answer(String body) {
        return HttpAnswer.of(200, name -> List.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String list(String row, int rows) {
        return "{\"data\":[" + repeat(row, rows) + "]}";
    }

    private static String repeat(String element, int times) {
        return String.join(",", Collections.nCopies(times, element));
    }
}
