package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Operation;
import com.partnero.ResponseLimits;
import com.partnero.Transaction;
import com.partnero.spi.AttemptFailedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 8, 9, 0xA, 0xD, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
                0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xE0041, 0xD800, 0xDFFF
            })
    void whatMovesTheCursorOrTurnsTextAroundBecomesABlank(int point) {
        assertThat(ServiceText.clean("a" + new String(Character.toChars(point)) + "b"))
                .isEqualTo("a b");
    }

    @Test
    void wordsOfAnyLanguageStay() {
        String words = "Der Betrag ist ungültig. 金額が無効です。 مبلغ نامعتبر می\u200cباشد \uD83D\uDC68\u200D\uD83D\uDC69";

        assertThat(ServiceText.clean(words)).isEqualTo(words);
    }

    @Test
    void aTextIsCutAfterAThousandCharactersAndNotWithinOne() {
        assertThat(ServiceText.clean("x".repeat(1000))).hasSize(1000);
        assertThat(ServiceText.clean("x".repeat(1001))).isEqualTo("x".repeat(1000) + "...");
        assertThat(ServiceText.clean("x".repeat(999) + "\uD83D\uDC68")).isEqualTo("x".repeat(999) + "...");
    }

    @Test
    void messagesAndFieldErrorsAreCleanAndBounded() {
        String name = "amount" + ".0".repeat(200_000);
        String body = "{\"message\":\"no\\u001b[31m\\r\\nHTTP 200 \\u202Eok\",\"errors\":{\"" + name
                + "\":[\"bad\\nline\"],\"transactions.0.amount\":[\"bad\\nline\"]}}";

        AttemptFailedException failure = catchThrowableOfType(
                AttemptFailedException.class,
                () -> new Answers(new GsonFormat(), ResponseLimits.defaults())
                        .read(
                                Transaction.class,
                                HttpAnswer.of(422, header -> List.of(), body.getBytes(StandardCharsets.UTF_8)),
                                Limits.of(ResponseLimits.defaults(), Operation.CREATE),
                                Limits.context()));

        assertThat(failure.reply().message()).isEqualTo("no [31m  HTTP 200  ok");
        assertThat(failure.reply().fieldErrors().keySet())
                .allSatisfy(field -> assertThat(field).hasSizeLessThan(100));
        assertThat(failure.reply().fieldErrors().get("transactions.0.amount")).containsExactly("bad line");
    }
}
