package com.partnero.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Many histories, each from a seed. {@code -Dsimulation.histories=1000000} makes more of them, {@code
 * -Dsimulation.seed=42} replays one.
 */
class SimulationTest {

    private static final int HISTORIES = Integer.getInteger("simulation.histories", 100_000);
    private static final Long SEED = Long.getLong("simulation.seed");

    @Test
    void noHistoryPaysTwiceOrLosesASaleInSilence() {
        if (SEED != null) {
            live(SEED);
            return;
        }
        for (long seed = 0; seed < HISTORIES; seed++) {
            live(seed);
        }
    }

    @Test
    void aSeedGivesTheSameHistoryAgain() {
        for (long seed = 0; seed < 1000; seed++) {
            assertThat(live(seed).trace()).isEqualTo(live(seed).trace());
        }
    }

    @Test
    void theHistoriesAreWorthLiving() {
        int unknown = 0;
        for (long seed = 0; seed < 1000; seed++) {
            unknown += live(seed).unknown();
        }

        assertThat(unknown).isGreaterThan(100);
    }

    private static History live(long seed) {
        History history = new History(seed);
        try {
            history.live();
            return history;
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " (replay with -Dsimulation.seed=" + seed + "): " + e.getMessage() + "\n"
                            + String.join("\n", history.trace()),
                    e);
        }
    }
}
