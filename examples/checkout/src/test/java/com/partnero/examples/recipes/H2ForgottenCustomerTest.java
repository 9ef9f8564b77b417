package com.partnero.examples.recipes;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

class H2ForgottenCustomerTest extends ForgottenCustomerContract {

    @Override
    HikariDataSource database() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @Override
    String script() {
        return "partnero/outbox/h2/R__partnero_outbox.sql";
    }
}
