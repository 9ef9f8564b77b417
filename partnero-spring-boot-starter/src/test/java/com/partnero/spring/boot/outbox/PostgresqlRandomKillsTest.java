package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.postgresql", matches = "jdbc:.+")
class PostgresqlRandomKillsTest extends RandomKills {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }

    @Override
    DatabaseServer server() {
        return DatabaseServer.POSTGRESQL;
    }
}
