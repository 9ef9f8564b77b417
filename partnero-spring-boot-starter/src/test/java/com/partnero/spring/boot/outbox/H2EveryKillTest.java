package com.partnero.spring.boot.outbox;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2EveryKillTest extends EveryKill {

    @TempDir
    private Path folder;

    @Override
    TestDatabase database() {
        return TestDatabase.h2(folder.resolve("shop"));
    }
}
