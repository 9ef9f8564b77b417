package com.partnero.spring.boot.outbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
        return proxy(Connection.class, new Watch(super.getConnection(), "", true));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Watch implements InvocationHandler {

        private final Object target;
        private final String sql;
        private final boolean isConnection;
        private boolean recorded;
        private @Nullable Object first;

        Watch(Object target, String sql, boolean isConnection) {
            this.target = target;
            this.sql = sql;
            this.isConnection = isConnection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            String name = method.getName();
            boolean runs =
                    !isConnection && name.startsWith("execute") || isConnection && name.equals("commit") && recorded;
            String statement = isConnection ? "commit" : sql;
            if (name.startsWith("set")
                    && arguments != null
                    && arguments.length > 1
                    && Integer.valueOf(1).equals(arguments[0])) {
                first = arguments[1];
            }
            if (runs && point.isReached(true, statement, first)) {
                action.run();
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (runs && point.isReached(false, statement, first)) {
                action.run();
            }
            if (result instanceof PreparedStatement prepared && arguments != null) {
                String text = (String) arguments[0];
                recorded |= text.startsWith("insert into partnero_outbox ");
                return proxy(PreparedStatement.class, new Watch(prepared, text, false));
            }
            return result;
        }
    }
}
