package com.partnero.spring.boot.outbox;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the outbox promises besides over a database server, which several instances of an application share. */
abstract class SharedOutboxContract extends OutboxContract {

    @Test
    void instancesThatStartTogetherMakeTheTablesTogether() throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(4);
        try {
            for (int time = 0; time < 10; time++) {
                TestDatabase empty = database();
                List<Callable<Void>> scripts = Collections.nCopies(4, () -> {
                    empty.makeTables();
                    return null;
                });
                for (Future<Void> script : instances.invokeAll(scripts)) {
                    script.get();
                }
            }
        } finally {
            instances.shutdownNow();
        }
    }
}
