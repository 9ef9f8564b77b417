package com.partnero.spring.boot.outbox;

import com.partnero.Partnero;
import com.partnero.spring.boot.PartneroClients;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The outboxes of all programs, and the engines that deliver. What was recorded earlier is delivered whether or not anything in
 * the application injects an outbox; missing tables are a mistake only if something does.
 *
 * <p>Thread-safe.
 */
final class Outboxes implements SmartLifecycle {

    private static final Log LOG = LogFactory.getLog(Outboxes.class);

    /** Stops after the web server has answered its last request, and before clients and database are closed. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final DataSource source;
    private final PartneroClients clients;
    private final PartneroOutboxProperties properties;
    private final StateMachine machine;
    private final Payloads payloads;
    private final Consumer<OutboxEntry> stored;
    private final Clock clock;
    private final Map<String, Engine> engines = new ConcurrentHashMap<>();
    private @Nullable Dialect dialect;
    private volatile @Nullable Thread starter;
    private boolean running;

    Outboxes(
            DataSource source,
            PartneroClients clients,
            PartneroOutboxProperties properties,
            Payloads payloads,
            Consumer<OutboxEntry> stored,
            Clock clock) {
        this.source = source;
        this.clients = clients;
        this.properties = properties;
        this.payloads = payloads;
        this.stored = stored;
        this.clock = clock;
        machine = new StateMachine(
                properties.settleWindow(),
                properties.initialDelay(),
                properties.maxDelay(),
                properties.multiplier(),
                properties.maxAge());
    }

    /**
     * The outbox of a program. A database that is away may come back before it is used.
     *
     * @throws MissingOutboxTableException if there are no tables
     * @throws IllegalArgumentException if there is no such program
     */
    PartneroOutbox of(String program) {
        clients.get(program);
        try {
            dialect();
        } catch (MissingOutboxTableException e) {
            throw e;
        } catch (IllegalStateException | DataAccessException e) {
            LOG.warn("The tables of the outbox could not be checked, as its database could not be reached", e);
        }
        return new Recorder(program, this, payloads, new JoinedTransaction(source), clock);
    }

    Set<String> programs() {
        return clients.names();
    }

    StateMachine machine() {
        return machine;
    }

    Clock clock() {
        return clock;
    }

    OutboxTable table() {
        return new OutboxTable(new JdbcTemplate(source), dialect());
    }

    /** Looks at the database once. */
    private synchronized Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            try {
                known = Dialect.of(source);
            } catch (MetaDataAccessException e) {
                throw new IllegalStateException("The outbox's database cannot be reached", e);
            }
            try {
                new OutboxTable(new JdbcTemplate(source), known).check();
            } catch (BadSqlGrammarException e) {
                throw new MissingOutboxTableException(known, e);
            }
            dialect = known;
        }
        return known;
    }

    /** That of a stopped outbox still schedules what it no longer delivers. */
    Engine engine(String program) {
        Engine engine = engines.get(program);
        return engine == null ? newEngine(program, clients.get(program)) : engine;
    }

    private synchronized Engine newEngine(String program, Partnero partnero) {
        return engines.computeIfAbsent(program, name -> {
            Lane lane = new Lane(properties.rate(), System::nanoTime);
            Deliverer deliverer = new Deliverer(partnero, table(), machine, payloads, lane, stored, clock);
            return new Engine(
                    name,
                    deliverer::turn,
                    lane,
                    source,
                    dialect(),
                    properties,
                    clients.properties(name).callTimeout());
        });
    }

    @Override
    public synchronized void start() {
        running = true;
        if (!hasStarted()) {
            Thread later = new Thread(this::startLater, "partnero-outbox-start");
            later.setDaemon(true);
            starter = later;
            later.start();
        }
    }

    private void startLater() {
        try {
            do {
                Thread.sleep(properties.polling().toMillis());
            } while (!hasStarted());
        } catch (InterruptedException e) {
            // Stopped before the database came back.
        }
    }

    /** False if that has to be tried again. */
    private synchronized boolean hasStarted() {
        if (!running) {
            return true;
        }
        try {
            OutboxTable table = table();
            programs().forEach(program -> engine(program).remember(table, program));
        } catch (MissingOutboxTableException e) {
            LOG.debug("There are no tables of an outbox", e);
            running = false;
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The outbox delivers nothing until its database can be reached", e);
            return false;
        }
        programs().forEach(program -> engine(program).start());
        return true;
    }

    @Override
    public void stop() {
        Thread waiting = starter;
        if (waiting != null) {
            waiting.interrupt();
        }
        stopEngines();
    }

    private synchronized void stopEngines() {
        running = false;
        engines.values().forEach(Engine::close);
        engines.values().forEach(Engine::stop);
        // A context that was paused starts anew.
        engines.clear();
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
