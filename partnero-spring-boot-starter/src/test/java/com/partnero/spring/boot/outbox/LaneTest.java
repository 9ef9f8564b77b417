package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final AtomicLong time = new AtomicLong(TimeUnit.HOURS.toNanos(-1));
    private final Lane lane = new Lane(5, time::get);

    /** On a thread of its own: the common pool may have only one, which whoever waits would keep. */
    private CompletableFuture<Boolean> enter() {
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                entered.complete(lane.enter());
            } catch (InterruptedException e) {
                entered.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return entered;
    }

    @Test
    void asManyAsASecondMayHaveEnterAtOnceAndTheNextWaits() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(lane.enter()).isTrue();
        }

        CompletableFuture<Boolean> sixth = enter();
        assertThat(sixth.completeOnTimeout(null, 100, TimeUnit.MILLISECONDS).get())
                .isNull();
    }

    @Test
    void theRateHoldsOverTime() throws Exception {
        for (int i = 0; i < 100; i++) {
            time.addAndGet(Duration.ofMillis(200).toNanos());
            assertThat(enter().get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void nobodyEntersWhileTheServiceWantsToBeLeftAlone() throws Exception {
        lane.pause(Duration.ofHours(1));

        CompletableFuture<Boolean> waiting = enter();
        assertThat(waiting.copy()
                        .completeOnTimeout(null, 100, TimeUnit.MILLISECONDS)
                        .get())
                .isNull();
        lane.close();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).as("closed").isFalse();
    }

    @Test
    void aPauseIsOverInTime() throws Exception {
        lane.pause(Duration.ofHours(1));
        time.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(enter().get(5, TimeUnit.SECONDS)).isTrue();
    }
}
