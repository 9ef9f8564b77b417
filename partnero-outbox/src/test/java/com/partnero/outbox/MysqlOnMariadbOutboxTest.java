package com.partnero.outbox;

import org.junit.jupiter.api.Tag;

/** What is written for MySQL, as far as MariaDB can tell: no build has a MySQL. */
@Tag("kill")
class MysqlOnMariadbOutboxTest extends OutboxContract {

    MysqlOnMariadbOutboxTest() {
        super(TestDatabase.mysqlOnMariadb(), true);
    }
}
