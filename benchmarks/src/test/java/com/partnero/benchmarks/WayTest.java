package com.partnero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way that is compared works, over TLS. */
class WayTest {

    private static Path keys;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        keys = Tls.generate();
        server = ServerProcess.fixed(keys, false);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void itRecordsASaleAndFetchesAPage(Way way) throws IOException, InterruptedException {
        Caller caller = way.caller(server.url(), new Tls(keys));

        assertThat(caller.create().toString()).contains("99.99");
        assertThat(caller.page()).isNotNull();
        caller.close();
    }
}
