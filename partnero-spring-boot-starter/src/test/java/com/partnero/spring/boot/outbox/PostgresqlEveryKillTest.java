package com.partnero.spring.boot.outbox;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.postgresql", matches = "jdbc:.+")
class PostgresqlEveryKillTest extends EveryKill {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql();
    }
}
