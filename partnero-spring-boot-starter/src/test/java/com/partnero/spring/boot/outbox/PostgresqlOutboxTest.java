package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.postgresql", matches = "jdbc:.+")
class PostgresqlOutboxTest extends SharedOutboxContract {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
