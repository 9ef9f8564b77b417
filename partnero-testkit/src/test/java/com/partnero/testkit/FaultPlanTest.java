package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private final ManualClock clock = new ManualClock();
    private final FaultPlan faults = new FaultPlan(clock);

    @Test
    void nothingGoesWrongUnlessPlanned() {
        assertThat(faults.take(Operation.CREATE)).isSameAs(Fault.NONE);
    }

    @Test
    void plannedFaultsStrikeOnceAndInOrder() {
        faults.next(Fault.UNAVAILABLE).then(Fault.NONE).then(Fault.SERVER_ERROR);

        assertThat(take(Operation.CREATE, 4))
                .containsExactly(Fault.UNAVAILABLE, Fault.NONE, Fault.SERVER_ERROR, Fault.NONE);
    }

    @Test
    void aFaultOfAnOperationLeavesTheOthersAlone() {
        faults.on(Operation.CREDIT).next(Fault.SERVER_ERROR);

        assertThat(faults.take(Operation.CREATE)).isSameAs(Fault.NONE);
        assertThat(faults.planned()).containsExactly("next: SERVER_ERROR on [balances.credit]");
        assertThat(faults.take(Operation.CREDIT)).isSameAs(Fault.SERVER_ERROR);
        assertThat(faults.planned()).isEmpty();
    }

    @Test
    void standingFaultsStrikeUntilCleared() {
        faults.always(Fault.UNAVAILABLE).next(Fault.RATE_LIMIT);

        assertThat(take(Operation.LIST, 3)).containsExactly(Fault.RATE_LIMIT, Fault.UNAVAILABLE, Fault.UNAVAILABLE);
        faults.clear();
        assertThat(faults.take(Operation.LIST)).isSameAs(Fault.NONE);
    }

    @Test
    void theDiceFallTheSameWayForTheSameSeed() {
        List<Fault> first = takeRandomly(42);

        assertThat(takeRandomly(42)).isEqualTo(first);
        assertThat(takeRandomly(43)).isNotEqualTo(first);
        assertThat(first).contains(Fault.NONE, Fault.SERVER_ERROR);
        assertThatThrownBy(() -> faults.randomly(1.1, 1, Fault.SERVER_ERROR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Fault> takeRandomly(long seed) {
        faults.clear();
        faults.randomly(0.3, seed, Fault.SERVER_ERROR);
        return take(Operation.LIST, 100);
    }

    @Test
    void anOutageEndsByTheClock() {
        faults.during(Duration.ofSeconds(30), Fault.UNAVAILABLE);

        clock.advance(Duration.ofSeconds(29));
        assertThat(faults.take(Operation.LIST)).isSameAs(Fault.UNAVAILABLE);
        clock.advance(Duration.ofSeconds(1));
        assertThat(faults.take(Operation.LIST)).isSameAs(Fault.NONE);
        assertThat(faults.planned()).isEmpty();
    }

    @Test
    void aFaultDescribesItself() {
        assertThat(Fault.RATE_LIMIT.retryAfter(2)).hasToString("RATE_LIMIT, retry after 2 s");
        assertThat(Fault.slow(Duration.ofMillis(50))).hasToString("SLOW, 50 ms late");
        assertThatThrownBy(() -> Fault.status(200)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Fault> take(Operation operation, int times) {
        List<Fault> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            taken.add(faults.take(operation));
        }
        return taken;
    }
}
