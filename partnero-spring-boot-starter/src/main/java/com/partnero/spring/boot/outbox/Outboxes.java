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
     * The outbox of a program.
     *
     * @throws MissingOutboxTableException if there are no tables
     * @throws IllegalArgumentException if there is no such program
     */
    PartneroOutbox of(String program) {
        engine(program);
        return new Recorder(program, this, table(), payloads, new JoinedTransaction(source), clock);
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
        try {
            dialect();
        } catch (MissingOutboxTableException e) {
            LOG.debug("There are no tables of an outbox", e);
            return;
        } catch (IllegalStateException | DataAccessException e) {
            LOG.warn("The outbox delivers nothing, as its database could not be reached at start", e);
            return;
        }
        running = true;
        programs().forEach(program -> engine(program).start(table(), program));
    }

    @Override
    public synchronized void stop() {
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
