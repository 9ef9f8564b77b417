package com.partnero.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.partnero.ResponseLimits;
import com.partnero.TransactionQuery;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.AttemptFailedException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hostile input from seeds. {@code -Dfuzz.rounds=1000000} makes more of it. */
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 10_000);
    private static final String CANARY = "joe@example.com";

    private final ReadAnswers answers = new ReadAnswers(new GsonFormat(), ResponseLimits.defaults());

    @Test
    void everyAnswerIsAValueOrAFailureThatQuotesNothing() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            HttpAnswer answer = answer(random, random.nextBoolean() ? 200 : 100 + random.nextInt(500));
            try {
                read(answer, random);
            } catch (AttemptFailedException e) {
                assertThat(e.getMessage()).as("seed " + seed).isNotNull().doesNotContain(CANARY);
                assertThat(e.getCause()).as("seed " + seed).isNull();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
        }
    }

    @Test
    void theSameBytesGiveTheSameAnswer() throws AttemptFailedException {
        for (int seed = 0; seed < ROUNDS / 10; seed++) {
            assertThat(outcome(seed)).as("seed " + seed).isEqualTo(outcome(seed));
        }
    }

    /** The gate against a parser of another house. */
    @Test
    void theGateLetsNothingPassThatAStrictParserRefuses() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            byte[] body = mutate(new Random(seed), document(new Random(seed)));
            boolean passed = passes(body);
            if (passed) {
                assertThat(isJson(new String(body, StandardCharsets.UTF_8)))
                        .as("seed " + seed + ": " + new String(body, StandardCharsets.UTF_8))
                        .isTrue();
            }
        }
    }

    @Test
    void retryAfterIsNeverNegativeAndNeverThrows() {
        String[] parts = {
            "0",
            "7",
            "-",
            "+",
            "99999999999",
            " ",
            ",",
            "GMT",
            "Mon",
            "Monday",
            "12",
            "May",
            "2025",
            "17:50:17",
            "NaN",
            "1e9",
            "\u0665",
            "-May-25",
            "Sun, 06 Nov 1994 08:49:37 GMT"
        };
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            StringBuilder header = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                header.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
            }
            String date = random.nextBoolean() ? null : "Sun, 06 Nov 1994 08:49:37 GMT";

            Duration pause = RetryAfter.parse(header.toString(), date);

            assertThat(pause == null || !pause.isNegative()).as("seed " + seed).isTrue();
        }
    }

    private @Nullable Object outcome(int seed) {
        Random random = new Random(seed);
        HttpAnswer answer = answer(random, 200);
        try {
            return read(answer, random);
        } catch (AttemptFailedException e) {
            return e.getMessage();
        }
    }

    private Object read(HttpAnswer answer, Random random) throws AttemptFailedException {
        switch (random.nextInt(5)) {
            case 0:
                return answers.transaction(answer);
            case 1:
                return answers.transactions(answer);
            case 2:
                return answers.page(answer, TransactionQuery.all());
            case 3:
                return answers.balance(answer);
            default:
                answers.done(answer);
                return true;
        }
    }

    private static HttpAnswer answer(Random random, int status) {
        String encoding = random.nextInt(20) == 0 ? "gzip" : null;
        byte[] body = mutate(random, document(random));
        return HttpAnswer.of(
                status,
                name -> name.equals("Content-Encoding") && encoding != null ? List.of(encoding) : List.of(),
                body);
    }

    private static String document(Random random) {
        return "{\"data\":" + value(random, 0) + ",\"status\":" + (random.nextInt(5) == 0 ? value(random, 3) : "1")
                + "}";
    }

    private static String value(Random random, int depth) {
        if (depth > 4) {
            return "1";
        }
        switch (random.nextInt(depth == 0 ? 2 : 9)) {
            case 0:
            case 1:
                return random.nextInt(4) == 0 && depth < 3 ? list(random, depth) : object(random, depth);
            case 2:
                return list(random, depth);
            case 3:
                return "null";
            case 4:
                return random.nextBoolean() ? "true" : "false";
            case 5:
                return "\"2025-05-12T17:50:17.000000Z\"";
            case 6:
                return number(random);
            default:
                return "\"" + CANARY + (random.nextInt(5) == 0 ? "\\ud83d\\u0000\u2028" : "") + "\"";
        }
    }

    private static String object(Random random, int depth) {
        String[] names = {
            "key", "action", "amount", "amount_units", "is_currency", "customer", "referred_customer", "partner",
                    "rewards",
            "status", "created_at", "balance", "currency", "non_currency", "metadata", "custom_fields", "errors",
                    "message",
            "credit", "id", "referring_customer", "referral_links", CANARY
        };
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(8); i > 0; i--) {
            object.append(object.length() > 1 ? "," : "")
                    .append('"')
                    .append(names[random.nextInt(names.length)])
                    .append("\":")
                    .append(value(random, depth + 1));
        }
        return object.append('}').toString();
    }

    private static String list(Random random, int depth) {
        StringBuilder list = new StringBuilder("[");
        for (int i = random.nextInt(3); i > 0; i--) {
            list.append(list.length() > 1 ? "," : "").append(value(random, depth + 1));
        }
        return list.append(']').toString();
    }

    private static String number(Random random) {
        String[] numbers = {
            "0", "-0", "1", "19.998", "-5", "1e2", "1E-40", "1e41", "\"99.99\"", "99999999999999999999", "1747072217"
        };
        return numbers[random.nextInt(numbers.length)];
    }

    private static byte[] mutate(Random random, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) > 0) {
            return bytes;
        }
        String interesting = "{}[]\",:\\0-1.eE+tfn \n\u0000\u00ff'/";
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) interesting.charAt(random.nextInt(interesting.length()));
        }
        int end = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
        return java.util.Arrays.copyOf(bytes, end);
    }

    private static boolean passes(byte[] body) {
        try {
            StrictJson.check(body, ResponseLimits.defaults(), AnswerBudget.unlimited());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isJson(String text) {
        // The grammar allows half a surrogate pair in an escape; this parser is stricter than the grammar.
        JsonReader reader = new JsonReader(new StringReader(text.replaceAll("(?i)\\\\ud[89a-f][0-9a-f]{2}", "")));
        reader.setStrictness(Strictness.STRICT);
        try {
            WireReader tokens = GsonFormat.tokens(reader);
            WireReader.Token token = tokens.next();
            while (token != WireReader.Token.END) {
                token = tokens.next();
            }
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }
}
