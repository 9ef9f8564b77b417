package com.partnero.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Generated answers of the service are the same values and the same exceptions in memory, over Feign and over Retrofit.
 * {@code -Ddifferential.lives=1000} plays more of them; each has {@value #CALLS} calls.
 */
class GeneratedCallsTest {

    private static final int CALLS = 100;
    private static final int LIVES = Integer.getInteger("differential.lives", 200);
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void whatTheServiceAnswersIsReadTheSameEverywhere() {
        LongStream.range(0, LIVES).parallel().forEach(seed -> {
            List<String> expected = play(Environment.Kind.IN_MEMORY, seed);

            assertSame(play(Environment.Kind.FEIGN_TO_EMULATOR, seed), expected, "Feign, seed " + seed);
            assertSame(play(Environment.Kind.RETROFIT_TO_EMULATOR, seed), expected, "Retrofit, seed " + seed);
        });
    }

    private static List<String> play(Environment.Kind kind, long seed) {
        try (Environment stand = kind.open(LONG, LONG)) {
            CallSequence life = new CallSequence(seed);
            life.begin(stand.behind().service());
            Scenario story = new Scenario();
            for (int call = 0; call < CALLS; call++) {
                story.tell(life.next(stand));
            }
            return story.of(stand);
        }
    }

    private static void assertSame(List<String> actual, List<String> expected, String where) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("%s, call %s", where, i).isEqualTo(expected.get(i));
        }
    }
}
