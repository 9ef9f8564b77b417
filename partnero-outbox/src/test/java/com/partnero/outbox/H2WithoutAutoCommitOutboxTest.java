package com.partnero.outbox;

class H2WithoutAutoCommitOutboxTest extends OutboxContract {

    H2WithoutAutoCommitOutboxTest() {
        super(TestDatabase.h2(), false);
    }
}
