package com.partnero.spring.boot.outbox;

import com.partnero.outbox.MissingOutboxTableException;
import com.partnero.outbox.OutboxDatabaseException;
import com.partnero.outbox.Outboxes;
import java.time.Duration;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops delivering with the application. What was recorded earlier is delivered whether or not anything injects an
 * outbox; missing tables are a mistake only if something does. Thread-safe.
 */
final class OutboxLifecycle implements SmartLifecycle {

    private static final Log LOG = LogFactory.getLog(OutboxLifecycle.class);

    /** Stops after the web server has answered its last request, and before clients and database are closed. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final Outboxes outboxes;
    private final Duration pause;
    private boolean running;
    private @Nullable Thread starter;

    OutboxLifecycle(Outboxes outboxes, Duration pause) {
        this.outboxes = outboxes;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        running = true;
        if (!hasStarted()) {
            Thread later = new Thread(null, this::startLater, "partnero-outbox-start", 0, false);
            later.setDaemon(true);
            starter = later;
            later.start();
        }
    }

    /** False if that should be tried again. */
    private boolean hasStarted() {
        try {
            outboxes.start();
        } catch (MissingOutboxTableException e) {
            LOG.debug("There are no tables of an outbox", e);
        } catch (OutboxDatabaseException e) {
            LOG.warn("The outbox delivers nothing until its database can be reached: " + e.getMessage());
            return false;
        }
        return true;
    }

    private void startLater() {
        try {
            do {
                Thread.sleep(pause.toMillis());
            } while (isRunning() && !hasStarted());
            if (!isRunning()) {
                // Stopped while it was starting.
                outboxes.stop();
            }
        } catch (InterruptedException e) {
            // Stopped before the database came back.
        } catch (RuntimeException | Error e) {
            LOG.error("The outbox delivers nothing", e);
        }
    }

    @Override
    public void stop() {
        Thread waiting;
        synchronized (this) {
            running = false;
            waiting = starter;
        }
        if (waiting != null) {
            waiting.interrupt();
        }
        outboxes.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
