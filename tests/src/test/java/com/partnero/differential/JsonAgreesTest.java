package com.partnero.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.CustomerBalance;
import com.partnero.Transaction;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.wire.PartneroJson;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one library writes of the service's values, the other reads back equal, and both write the same bytes. */
class JsonAgreesTest {

    private static final int ROUNDS = Integer.getInteger("differential.rounds", 10_000);

    private final PartneroJson jackson = FeignPartnero.json();
    private final PartneroJson moshi = RetrofitPartnero.json();

    @Test
    void valuesOfTheServiceSurviveBothLibraries() {
        int read = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            read += compare(seed, Transaction.class, whole(GeneratedAnswer.transaction(new Random(seed))));
            read += compare(seed, CustomerBalance.class, whole(GeneratedAnswer.balance(new Random(seed))));
        }
        assertThat(read).isGreaterThan(ROUNDS / 4);
    }

    /** UTF-8 has no half of a surrogate pair. */
    private static String whole(String document) {
        return document.replace("\\ud83d\"", "\"");
    }

    /** @return 1 if the document holds a value */
    private int compare(int seed, Class<?> type, String document) {
        Object value = read(jackson, type, document);
        if (value == null) {
            return 0;
        }

        byte[] written = jackson.write(value);

        String as = "seed " + seed + ": " + document;
        assertThat(moshi.write(value)).as(as).isEqualTo(written);
        assertThat(Seen.of(moshi.read(type, written))).as(as).isEqualTo(Seen.of(jackson.read(type, written)));
        assertThat((Object) moshi.read(type, written)).as(as).isEqualTo(value);
        return 1;
    }

    private static @Nullable Object read(PartneroJson json, Class<?> type, String document) {
        try {
            return json.read(type, document.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
