package com.partnero.outbox;

import org.junit.jupiter.api.Tag;

@Tag("kill")
class MariadbWithoutAutoCommitOutboxTest extends OutboxContract {

    MariadbWithoutAutoCommitOutboxTest() {
        super(TestDatabase.mariadb(), false);
    }
}
