package com.partnero.spring.boot.outbox;

class H2OutboxTest extends OutboxContract {

    @Override
    TestDatabase database() {
        return TestDatabase.h2();
    }
}
