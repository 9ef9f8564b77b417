package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.mariadb", matches = "jdbc:.+")
class MariadbOutageTest extends DatabaseOutageContract {

    @Override
    TestDatabase database() {
        return TestDatabase.mariadb();
    }
}
