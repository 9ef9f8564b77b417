package com.partnero.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A transaction of the outbox over a connection that breaks. */
class DatabaseTest {

    private final TestDatabase memory = TestDatabase.h2();
    private final HikariDataSource pool = memory.pool(true);
    private final Set<String> broken = new HashSet<>();
    private final Database database = new Database(new DelegatingDataSource(pool) {
        @Override
        public Connection getConnection() throws SQLException {
            return breaking(super.getConnection());
        }
    });

    DatabaseTest() {
        memory.makeTables(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** Methods fail from their second call on: the first ones begin the transaction. */
    private Connection breaking(Connection connection) {
        Set<String> called = new HashSet<>();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    boolean first =
                            called.add(method.getName()) && method.getName().startsWith("set");
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (!first && broken.contains(method.getName())) {
                            throw new SQLException("the connection broke in " + method.getName());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private int insert(String program) {
        return database.own(connection -> OutboxTable.update(
                connection, "insert into partnero_outbox_program (program, paused_until) values (?, 0)", program));
    }

    private long rows() {
        broken.clear();
        long[] count = new long[1];
        database.own(connection -> {
            OutboxTable.query(
                    connection, "select count(*) from partnero_outbox_program", rows -> count[0] = rows.getLong(1));
            return true;
        });
        return count[0];
    }

    @Test
    void whatIsCommittedIsSaidToBeSoThoughTheConnectionBreaksAfterwards() {
        broken.addAll(Set.of("setAutoCommit", "setTransactionIsolation", "close"));

        assertThat(insert("one")).isEqualTo(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aTransactionThatFailsSaysWhyThoughItsRollbackFailsToo() {
        broken.addAll(Set.of("rollback", "setAutoCommit", "close"));

        assertThatIllegalStateException()
                .isThrownBy(() -> database.own(connection -> {
                    throw new IllegalStateException("why");
                }))
                .withMessage("why");
    }

    @Test
    void aCommitWhoseAnswerIsLostFails() {
        broken.add("commit");

        assertThatExceptionOfType(OutboxDatabaseException.class)
                .isThrownBy(() -> insert("one"))
                .withMessageContaining("broke in commit");
    }
}
