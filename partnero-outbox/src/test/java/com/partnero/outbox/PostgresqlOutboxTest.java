package com.partnero.outbox;

import org.junit.jupiter.api.Tag;

@Tag("kill")
class PostgresqlOutboxTest extends OutboxContract {

    PostgresqlOutboxTest() {
        super(TestDatabase.postgresql(), true);
    }
}
