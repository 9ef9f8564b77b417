package com.partnero.spring.boot.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Every line that any logger writes at any level, whether to SLF4J or to {@code java.util.logging}. Thread-safe. */
final class AllLogs extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level rootBefore = root.getLevel();
    private final java.util.logging.Logger jul = java.util.logging.Logger.getLogger("");
    private final java.util.logging.Level julBefore = jul.getLevel();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLoggerName() + " " + line.getMessage() + Arrays.toString(line.getParameters()) + " "
                    + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    AllLogs() {
        start();
        root.setLevel(Level.ALL);
        root.addAppender(this);
        jul.setLevel(java.util.logging.Level.ALL);
        jul.addHandler(handler);
    }

    @Override
    protected void append(ILoggingEvent line) {
        lines.add(line.getLoggerName() + " " + line.getFormattedMessage() + " " + line.getMDCPropertyMap()
                + (line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy())));
    }

    Queue<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(rootBefore);
        jul.removeHandler(handler);
        jul.setLevel(julBefore);
    }
}
