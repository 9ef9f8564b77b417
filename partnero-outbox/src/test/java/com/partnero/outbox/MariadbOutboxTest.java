package com.partnero.outbox;

import org.junit.jupiter.api.Tag;

@Tag("kill")
class MariadbOutboxTest extends OutboxContract {

    MariadbOutboxTest() {
        super(TestDatabase.mariadb(), true);
    }
}
