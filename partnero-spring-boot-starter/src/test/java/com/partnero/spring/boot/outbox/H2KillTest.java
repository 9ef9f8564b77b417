package com.partnero.spring.boot.outbox;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The moment at which most can go wrong; all of them with {@code -Pkill}. */
class H2KillTest extends Killed {

    @TempDir
    private Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.h2(folder.resolve("shop"));
    }

    @Test
    void aSaleWhoseAnswerHasComeIsRecordedOnce() throws InterruptedException {
        aSaleIsRecordedOnceIfKilledAt(KillPoint.ANSWERED);
    }
}
