package com.partnero.outbox;

import org.junit.jupiter.api.Tag;

@Tag("kill")
class PostgresqlWithoutAutoCommitOutboxTest extends OutboxContract {

    PostgresqlWithoutAutoCommitOutboxTest() {
        super(TestDatabase.postgresql(), false);
    }
}
