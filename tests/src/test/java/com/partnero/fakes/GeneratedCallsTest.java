package com.partnero.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Generated answers of the service are the same values and the same exceptions in memory, over Feign and over Retrofit.
 * {@code -Ddifferential.lives=300} makes more of them; each has {@value #CALLS} calls.
 */
class GeneratedCallsTest {

    private static final int CALLS = 100;
    private static final int AT_ONCE = 16;
    private static final int SEQUENCES = Integer.getInteger("differential.lives", 10);
    private static final Duration LONG = Duration.ofSeconds(10);

    /** Side by side, because most of the time goes into waiting before a sale is looked for again. */
    @Test
    void whatTheServiceAnswersIsReadTheSameEverywhere() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> sequences = LongStream.range(0, SEQUENCES)
                    .<Future<?>>mapToObj(seed -> threads.submit(() -> compare(seed)))
                    .toList();
            for (Future<?> sequence : sequences) {
                sequence.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void compare(long seed) {
        List<String> expected = record(Environment.Kind.IN_MEMORY, seed);

        assertSame(record(Environment.Kind.FEIGN_TO_EMULATOR, seed), expected, "Feign, seed " + seed);
        assertSame(record(Environment.Kind.RETROFIT_TO_EMULATOR, seed), expected, "Retrofit, seed " + seed);
    }

    private static List<String> record(Environment.Kind kind, long seed) {
        try (Environment environment = kind.open(LONG, LONG)) {
            CallSequence sequence = new CallSequence(seed);
            sequence.begin(environment.fake().service());
            CallRecord record = new CallRecord();
            for (int call = 0; call < CALLS; call++) {
                record.call(sequence.next(environment));
            }
            List<String> seen = record.of(environment);
            seen.set(CALLS, withoutRepeatedLooks(seen.get(CALLS)));
            return seen;
        }
    }

    /**
     * After an uncertain attempt a sale is looked for during half of a call's time-out. How many looks that makes depends on
     * the time that each takes: none in memory.
     */
    private static String withoutRepeatedLooks(String received) {
        return received.replaceAll("(transactions\\.list, )+", "transactions.list, ");
    }

    private static void assertSame(List<String> actual, List<String> expected, String where) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("%s, call %s", where, i).isEqualTo(expected.get(i));
        }
    }
}
