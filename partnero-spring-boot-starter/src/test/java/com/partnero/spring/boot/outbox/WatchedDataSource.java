package com.partnero.spring.boot.outbox;

import com.partnero.spring.boot.outbox.KillPoint.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Does something whenever a {@link KillPoint} is reached, on the thread that reaches it. */
final class WatchedDataSource extends DelegatingDataSource {

    private final KillPoint point;
    private final Runnable action;

    WatchedDataSource(DataSource target, KillPoint point, Runnable action) {
        super(target);
        this.point = point;
        this.action = action;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection target = super.getConnection();
        Transaction transaction = new Transaction();
        return proxy(Connection.class, (name, arguments, call) -> {
            boolean commits = name.equals("commit");
            if (commits) {
                reached(true, true, transaction.kind, null);
            }
            Object result = call.on(target);
            if (commits) {
                reached(false, true, transaction.kind, null);
                transaction.kind = Kind.OTHER;
            }
            return result instanceof PreparedStatement statement
                    ? statement(statement, Kind.of((String) arguments[0]), transaction)
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement target, Kind kind, Transaction transaction) {
        Transaction first = new Transaction();
        return proxy(PreparedStatement.class, (name, arguments, call) -> {
            if (name.startsWith("set")
                    && arguments.length > 1
                    && Integer.valueOf(1).equals(arguments[0])) {
                first.parameter = arguments[1];
            }
            boolean runs = name.startsWith("execute");
            if (runs) {
                reached(true, false, kind, first.parameter);
            }
            Object result = call.on(target);
            if (runs) {
                transaction.kind = kind == Kind.OTHER ? transaction.kind : kind;
                reached(false, false, kind, first.parameter);
            }
            return result;
        });
    }

    private void reached(boolean before, boolean commits, Kind kind, @Nullable Object parameter) {
        if (point.isReached(before, commits, kind, parameter)) {
            action.run();
        }
    }

    /** What was executed so far. */
    private static final class Transaction {
        private Kind kind = Kind.OTHER;
        private @Nullable Object parameter;
    }

    private interface Target {
        @Nullable
        Object on(Object target) throws Throwable;
    }

    private interface Watch {
        @Nullable
        Object invoke(String name, Object[] arguments, Target call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Watch watch) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            return watch.invoke(method.getName(), arguments, target -> {
                try {
                    return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }));
    }
}
