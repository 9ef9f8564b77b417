package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.mariadb", matches = "jdbc:.+")
class MariadbOutboxTest extends OutboxContract {

    @Override
    TestDatabase database() {
        return TestDatabase.mariadb();
    }
}
