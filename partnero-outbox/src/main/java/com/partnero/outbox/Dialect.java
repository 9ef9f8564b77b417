package com.partnero.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;

/** The supported databases, with the SQL of their clocks and the scripts that create the tables. */
enum Dialect {
    H2("cast(floor(extract(epoch from current_timestamp(6)) * 1000) as bigint)"),
    POSTGRESQL("(extract(epoch from clock_timestamp()) * 1000)::bigint"),
    MARIADB("(timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000)"),
    MYSQL("(timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) div 1000)");

    private final String now;

    Dialect(String now) {
        this.now = now;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toUpperCase(Locale.ROOT);
        for (Dialect dialect : values()) {
            if (product.equals(dialect.name())) {
                return dialect;
            }
        }
        throw new IllegalStateException(
                "The outbox needs PostgreSQL, MariaDB, MySQL or H2; this database is " + product);
    }

    /** An expression for the milliseconds since 1970 by the database's clock. */
    String now() {
        return now;
    }

    boolean isMysql() {
        return this == MARIADB || this == MYSQL;
    }

    /** The class path location of the script that creates the tables. */
    String location() {
        return "partnero/outbox/" + name().toLowerCase(Locale.ROOT) + "/R__partnero_outbox.sql";
    }

    String script() {
        try (InputStream in = Objects.requireNonNull(Dialect.class.getResourceAsStream("/" + location()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
