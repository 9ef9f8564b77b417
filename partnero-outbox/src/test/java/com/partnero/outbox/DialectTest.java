package com.partnero.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DialectTest {

    @Test
    void everyDatabaseHasItsScript() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(dialect.script()).as(dialect.name()).contains("create table if not exists partnero_outbox (");
        }
    }

    @Test
    void mariadbRunsTheScriptOfMysqlWhichIsWrittenOnce() {
        assertThat(Dialect.MARIADB.script()).isEqualTo(Dialect.MYSQL.script());

        assertThat(Path.of("src/main/resources", Dialect.MYSQL.location())).exists();
        assertThat(Path.of("src/main/resources", Dialect.MARIADB.location())).doesNotExist();
    }
}
