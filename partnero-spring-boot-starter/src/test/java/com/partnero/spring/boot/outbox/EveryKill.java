package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed at every point there is. */
@Tag("kill")
abstract class EveryKill extends Killed {

    @ParameterizedTest
    @EnumSource
    void aSaleIsRecordedOnceWhereverTheApplicationIsKilled(KillPoint point) throws InterruptedException {
        aSaleIsRecordedOnceIfKilledAt(point);
    }

    @Test
    void aSaleIsRecordedOnceIfTheApplicationIsKilledWhileItWaitsForTheAnswer() throws InterruptedException {
        aSaleIsRecordedOnceIfKilledWhileWaiting();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED_NOT_COMMITTED", "CLAIMED", "ANSWERED", "RECORDED_STORED"})
    void aCreditIsWrittenAtMostOnceWhereverTheApplicationIsKilled(KillPoint point) throws InterruptedException {
        aCreditIsWrittenAtMostOnceIfKilledAt(point);
    }
}
