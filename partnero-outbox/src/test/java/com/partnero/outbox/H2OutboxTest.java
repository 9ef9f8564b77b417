package com.partnero.outbox;

class H2OutboxTest extends OutboxContract {

    H2OutboxTest() {
        super(TestDatabase.h2(), true);
    }
}
