package com.partnero.spring.boot.outbox;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The states in which most can go wrong; all of them with {@code -Pkill}. */
class H2KillTest extends Killed {

    @TempDir
    private Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.h2(folder.resolve("shop"));
    }

    @ParameterizedTest
    @EnumSource(names = {"SENDING_STORED", "ANSWERED"})
    void aSaleIsRecordedOnce(KillPoint point) throws InterruptedException {
        aSaleIsRecordedOnceIfKilledAt(point);
    }

    @Test
    void aCreditThatMayHaveBeenWrittenIsNotWrittenAgain() throws InterruptedException {
        aCreditIsWrittenAtMostOnceIfKilledAt(KillPoint.ANSWERED);
    }
}
