package com.partnero.spring.boot.outbox;

import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DatabaseMetaData;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** What differs between databases. */
enum Dialect {
    H2,
    POSTGRESQL,
    MYSQL,
    MARIADB,
    /** Any other; there are no statements for it in the jar. */
    OTHER;

    static Dialect of(DataSource source) throws MetaDataAccessException {
        String product = JdbcUtils.extractDatabaseMetaData(source, DatabaseMetaData::getDatabaseProductName)
                .toUpperCase(Locale.ROOT);
        for (Dialect dialect : values()) {
            if (product.equals(dialect.name())) {
                return dialect;
            }
        }
        return OTHER;
    }

    /**
     * Whether a statement that fails takes the whole transaction along, so that a row that may be there already must be
     * inserted in a way that does not fail. Elsewhere the failure is told by the exception alone.
     */
    boolean isAbortedByFailures() {
        return this == POSTGRESQL;
    }

    /** The end of a query of so many rows; without it the database prepares to give all. Other databases are only told by JDBC. */
    String atMost(int rows) {
        return this == OTHER ? "" : " limit " + rows;
    }

    /** The engine's own choice warns of H2, and wants UTC said for columns without a time zone. */
    JdbcCustomization engine(DataSource source) {
        return this == H2
                ? new DefaultJdbcCustomization(false)
                : new AutodetectJdbcCustomization(source, this == MYSQL || this == MARIADB);
    }

    String location() {
        String folder = this == OTHER ? POSTGRESQL.name() : name();
        return "partnero/outbox/" + folder.toLowerCase(Locale.ROOT) + "/R__partnero_outbox.sql";
    }

    String statements() {
        try {
            return new ClassPathResource(location(), Dialect.class.getClassLoader())
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
