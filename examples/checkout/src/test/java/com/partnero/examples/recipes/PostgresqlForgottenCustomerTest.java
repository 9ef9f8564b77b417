package com.partnero.examples.recipes;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(named = "partnero.test.postgresql", matches = "jdbc:.+")
class PostgresqlForgottenCustomerTest extends ForgottenCustomerContract {

    @Override
    HikariDataSource database() {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(System.getProperty("partnero.test.postgresql"));
        source.setUsername("postgres");
        source.setConnectionInitSql("create schema if not exists " + schema + "; set search_path to " + schema);
        return source;
    }

    @Override
    String script() {
        return "partnero/outbox/postgresql/R__partnero_outbox.sql";
    }
}
