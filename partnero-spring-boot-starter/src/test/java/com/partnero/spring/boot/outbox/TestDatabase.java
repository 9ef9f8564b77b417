package com.partnero.spring.boot.outbox;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** An empty database for one test, with the outbox's tables made at the start of the application. */
record TestDatabase(String url, String user, String password, String vendor) {

    static TestDatabase h2() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "", "h2");
    }

    /** A file, to which every commit is written before it is over. */
    static TestDatabase h2(Path file) {
        return new TestDatabase("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "", "h2");
    }

    /** A schema of its own in the database that {@code -Dpartnero.test.postgresql} names, as {@code jdbc:postgresql:...}. */
    static TestDatabase postgresql() {
        String url = System.getProperty("partnero.test.postgresql");
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(url + "?currentSchema=" + schema, "postgres", "", "postgresql");
    }

    /** A database of its own on the server that {@code -Dpartnero.test.mariadb} names, as {@code jdbc:mariadb://host:port/}. */
    static TestDatabase mariadb() {
        String url = System.getProperty("partnero.test.mariadb");
        String database = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(url, "partnero", "partnero");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(url + database, "partnero", "partnero", "mariadb");
    }

    /** As an application does at its start. */
    void makeTables() {
        new ResourceDatabasePopulator(new ClassPathResource(script()))
                .execute(new DriverManagerDataSource(url, user, password));
    }

    /** As if the minute had passed for which a process keeps what it claimed. */
    void endLeases() {
        new JdbcTemplate(new DriverManagerDataSource(url, user, password))
                .update("update partnero_outbox set due_at = 1 where due_at > changed_at + 30000"
                        + " and state in ('NOT_SENT', 'SENDING', 'UNKNOWN', 'DELETING', 'TO_DELETE')");
    }

    private String script() {
        return "partnero/outbox/" + vendor + "/R__partnero_outbox.sql";
    }

    String[] properties() {
        return new String[] {
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + user,
            "spring.datasource.password=" + password,
            "spring.sql.init.mode=always",
            "spring.sql.init.schema-locations=classpath:" + script()
        };
    }
}
