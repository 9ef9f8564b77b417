package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The machine's own time. */
class TimeSourceTest {

    private final TimeSource time = TimeSource.system();

    @Test
    void theClockIsTheMachinesMonotonicOne() {
        long before = System.nanoTime();
        long now = time.nanoTime();
        long after = System.nanoTime();

        assertThat(now - before).isNotNegative();
        assertThat(after - now).isNotNegative();
    }

    @Test
    void theTimeOfDayIsTheMachines() {
        Instant before = Instant.now();

        assertThat(time.now()).isBetween(before, Instant.now());
    }

    @Test
    void anInterruptEndsAPause() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> time.pause(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void randomNumbersDifferAndStayBelowTheirBound() {
        assertThat(LongStream.generate(() -> time.random(1_000_000)).limit(100).distinct())
                .hasSizeGreaterThan(1)
                .allMatch(number -> number >= 0 && number < 1_000_000);
    }
}
