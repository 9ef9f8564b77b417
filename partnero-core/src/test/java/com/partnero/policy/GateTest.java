package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTimeSource time = new ManualTimeSource();

    @Test
    void anOpenGateLetsRequestsPass() {
        assertThat(new Gate(time, 0).closedFor()).isZero();
        assertThat(new Gate(time, 0).takeSlot(Duration.ZERO)).isZero();
    }

    @Test
    void itStaysClosedForAsLongAsTheServiceHasAsked() {
        Gate gate = new Gate(time, 0);

        gate.close(Duration.ofSeconds(3), SECOND, 0);

        assertThat(gate.closedFor()).isEqualTo(Duration.ofSeconds(3));
        time.pass(Duration.ofSeconds(3));
        assertThat(gate.closedFor()).isZero();
    }

    @Test
    void withoutAWishOfTheServiceOrWithATinyOneItStaysClosedForTheLeastTime() {
        Gate gate = new Gate(time, 0);

        gate.close(null, SECOND, 0);
        assertThat(gate.closedFor()).isEqualTo(SECOND);

        gate.close(Duration.ZERO, Duration.ofSeconds(2), 1);
        assertThat(gate.closedFor()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void itIsNeverClosedForMoreThanAMinute() {
        Gate gate = new Gate(time, 0);

        gate.close(Duration.ofDays(1), SECOND, 0);

        assertThat(gate.closedFor()).isEqualTo(MINUTE);
    }

    @Test
    void anAnswerToARequestThatLeftBeforeTheLastClosingDoesNotCloseItAgain() {
        Gate gate = new Gate(time, 0);
        int seen = gate.closings();

        gate.close(SECOND, SECOND, seen);
        time.pass(SECOND);
        gate.close(MINUTE, SECOND, seen);

        assertThat(gate.closedFor()).isZero();
    }

    @Test
    void requestsAreSpacedOutAfterABurstOfAQuarterOfASecond() {
        Gate gate = new Gate(time, 10);

        assertThat(gate.takeSlot(MINUTE)).isZero();
        assertThat(gate.takeSlot(MINUTE)).isZero();
        assertThat(gate.takeSlot(MINUTE)).isZero();
        assertThat(gate.takeSlot(MINUTE)).isEqualTo(Duration.ofMillis(50));
        assertThat(gate.takeSlot(MINUTE)).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aSlotThatComesTooLateIsLeftToOthers() {
        Gate gate = new Gate(time, 1);
        gate.takeSlot(MINUTE);

        assertThat(gate.takeSlot(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(750));
        assertThat(gate.takeSlot(MINUTE)).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void aPauseDoesNotSaveSlotsUp() {
        Gate gate = new Gate(time, 1);
        gate.takeSlot(MINUTE);
        time.pass(Duration.ofHours(1));

        assertThat(gate.takeSlot(MINUTE)).isZero();
        assertThat(gate.takeSlot(MINUTE)).isEqualTo(Duration.ofMillis(750));
    }
}
