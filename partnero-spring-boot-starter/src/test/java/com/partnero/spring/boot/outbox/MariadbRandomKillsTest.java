package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.mariadb", matches = "jdbc:.+")
class MariadbRandomKillsTest extends RandomKills {

    @Override
    TestDatabase database() {
        return TestDatabase.mariadb();
    }

    @Override
    DatabaseServer server() {
        return DatabaseServer.MARIADB;
    }
}
