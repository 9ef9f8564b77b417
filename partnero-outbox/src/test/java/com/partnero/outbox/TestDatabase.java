package com.partnero.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** An empty database for one test, with the outbox's tables. */
record TestDatabase(String url, String user, String password, Dialect dialect) {

    static TestDatabase h2() {
        return new TestDatabase("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "", Dialect.H2);
    }

    /** A schema of its own in the database that {@code -Dpartnero.test.postgresql} names, as {@code jdbc:postgresql:...}. */
    static TestDatabase postgresql() {
        String url = System.getProperty("partnero.test.postgresql");
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        execute(url, "postgres", "", "create schema " + schema);
        return new TestDatabase(url + "?currentSchema=" + schema, "postgres", "", Dialect.POSTGRESQL);
    }

    /** A database of its own on the server that {@code -Dpartnero.test.mariadb} names, as {@code jdbc:mariadb://host:port/}. */
    static TestDatabase mariadb() {
        String url = System.getProperty("partnero.test.mariadb");
        String name = "s" + UUID.randomUUID().toString().replace("-", "");
        execute(url, "partnero", "partnero", "create database " + name);
        return new TestDatabase(url + name, "partnero", "partnero", Dialect.MARIADB);
    }

    /** On MariaDB, which runs MySQL's statements, too. */
    static TestDatabase mysqlOnMariadb() {
        TestDatabase database = mariadb();
        return new TestDatabase(database.url, database.user, database.password, Dialect.MYSQL);
    }

    private static void execute(String url, String user, String password, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }

    /** As an application does at its start: statement by statement. */
    void makeTables(HikariDataSource pool) {
        ResourceDatabasePopulator script = new ResourceDatabasePopulator(new ClassPathResource(dialect.location()));
        try (Connection connection = pool.getConnection()) {
            script.populate(connection);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
