package com.partnero.outbox;

import com.partnero.Partnero;
import com.partnero.reconciliation.SoldSales;
import com.partnero.wire.PartneroJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The outboxes of an application's programs, and the engine that delivers their entries.
 *
 * <pre>{@code
 * Outboxes outboxes = Outboxes.builder(dataSource, FeignPartnero.json(), OutboxPrograms.of(partnero, Duration.ofSeconds(10)))
 *     .name("shop")
 *     .build();
 * outboxes.start();
 * outboxes.of("default", connection).record(sale);   // in the connection's transaction
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class Outboxes implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PartneroOutbox.class.getName());

    private final Database database;
    private final Payloads payloads;
    private final OutboxPrograms programs;
    private final Settings settings;
    private final OutboxTransactions transactions;
    private final Consumer<OutboxEvent> listener;
    private final Reports reports;
    private final Pauses pauses;
    private final Engine engine;
    private final OutboxOperations operations;
    private volatile boolean running;

    private Outboxes(Builder builder) {
        database = new Database(builder.source);
        payloads = new Payloads(builder.json);
        programs = builder.programs;
        settings = builder.settings();
        transactions = builder.transactions;
        listener = builder.listener;
        reports = new Reports(payloads);
        pauses = new Pauses(database);
        engine = new Engine(this);
        operations = new Operations(this);
    }

    /**
     * Starts a builder with the settings that have no default.
     *
     * @param source the database with the tables; must not route to several databases
     * @param json writes and reads the stored JSON: {@code FeignPartnero.json()} or {@code RetrofitPartnero.json()}
     * @param programs the programs to deliver to
     * @return a builder
     */
    public static Builder builder(DataSource source, PartneroJson json, OutboxPrograms programs) {
        return new Builder(source, json, programs);
    }

    /**
     * Checks the database and starts delivering in the background. Does nothing if it is already running.
     *
     * @throws MissingOutboxTableException if the tables are missing
     * @throws OutboxSetupException if the settle window is shorter than a call time-out, or another connection does not see
     *     what was committed; the message says what to change
     * @throws OutboxDatabaseException if the database is unavailable
     */
    public synchronized void start() {
        if (running) {
            return;
        }
        new StartCheck(this).run();
        running = true;
        engine.start();
    }

    /**
     * Checks that the tables exist.
     *
     * @throws MissingOutboxTableException if they are missing, or lack columns
     * @throws OutboxDatabaseException if the database is unavailable
     */
    public void checkTables() {
        database.table();
    }

    /** Stops delivering, and waits for the requests under way. Unsent entries are delivered after the next start, or by another
     * instance. */
    public synchronized void stop() {
        if (running) {
            running = false;
            Duration longest = programs.names().stream()
                    .map(programs::callTimeout)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            engine.stop(longest.plusSeconds(5));
        }
    }

    /**
     * Whether the engine is running.
     *
     * @return true between {@link #start} and {@link #stop}
     */
    public boolean isRunning() {
        return running;
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * The outbox of a program. It joins the caller's transactions by {@link Builder#transactions}.
     *
     * @param client the client's name
     * @return the outbox; also usable before {@link #start} and after {@link #stop}
     * @throws IllegalArgumentException if there is no such client
     */
    public PartneroOutbox of(String client) {
        check(client);
        return new ProgramOutbox(client, this, transactions);
    }

    /**
     * The outbox of a program, in a connection's transaction. The caller commits. Delivery then begins within
     * {@link Builder#polling}.
     *
     * @param client the client's name
     * @param connection with auto-commit off
     * @return an outbox for this transaction; not thread-safe, because the connection is not
     * @throws IllegalArgumentException if there is no such client
     */
    public PartneroOutbox of(String client, Connection connection) {
        check(client);
        return new ProgramOutbox(client, this, new OutboxTransactions() {
            @Override
            public <T> T join(Work<T> work) throws SQLException {
                return work.over(connection);
            }

            @Override
            public void afterCommit(Runnable action) {
                // The time of the commit is unknown.
            }
        });
    }

    /**
     * What operators see and decide.
     *
     * @return the operations, for all programs
     */
    public OutboxOperations operations() {
        return operations;
    }

    /**
     * The sales that Partnero should have according to the outbox, with their wire keys. They are the application's side of a
     * {@link com.partnero.reconciliation.Reconciliation}. Entries older than {@link Builder#keep} are left out, so compare
     * a shorter period.
     *
     * @param client the client's name
     * @return the sales, read on demand
     * @throws IllegalArgumentException if there is no such client
     */
    public SoldSales recordedSales(String client) {
        return new RecordedSales(this, check(client));
    }

    /**
     * Whether an order has an entry. Ask this before you record the order without the outbox.
     *
     * @param client the client's name
     * @param key the order's number
     * @return true even if nothing is wanted for the order
     * @throws MissingOutboxTableException if the tables are missing
     * @throws OutboxDatabaseException if the database fails
     */
    public boolean knows(String client, String key) {
        checkTables();
        String id = Row.id(program(client), OutboxKind.SALE, key);
        return database.own(connection -> {
            boolean[] found = new boolean[1];
            OutboxTable.query(connection, "select 1 from partnero_outbox where id = ?", rows -> found[0] = true, id);
            return found[0];
        });
    }

    /** The settings, for logs. */
    @Override
    public String toString() {
        return "Outboxes[" + settings + "]";
    }

    // ---- for the other classes of the package

    Database database() {
        return database;
    }

    OutboxTable table() {
        return database.table();
    }

    Payloads payloads() {
        return payloads;
    }

    OutboxPrograms programs() {
        return programs;
    }

    Settings settings() {
        return settings;
    }

    OutboxTransactions transactions() {
        return transactions;
    }

    Reports reports() {
        return reports;
    }

    Pauses pauses() {
        return pauses;
    }

    boolean isClosing() {
        return engine.isClosing();
    }

    Partnero partnero(String client) {
        return programs.client(client);
    }

    /** The name of a client's program in the rows. */
    String program(String client) {
        return settings.name() + "/" + client;
    }

    /** The client of a program; null if it is not configured. */
    @Nullable
    String client(String program) {
        String prefix = settings.name() + "/";
        String client = program.startsWith(prefix) ? program.substring(prefix.length()) : "";
        return programs.names().contains(client) ? client : null;
    }

    /** @return the program */
    String check(String client) {
        if (!programs.names().contains(client)) {
            programs.client(client);
        }
        return program(client);
    }

    void wake(String program) {
        if (running) {
            engine.wake(program);
        }
    }

    void keepHouse() {
        pauses.putOff();
        Duration keep = settings.keep();
        OutboxSql sql = table().sql();
        Blocks.update(
                database,
                connection -> true,
                "payload = null, earlier = null, sent = null, history = ''",
                "due_at is null and state in ('RECORDED', 'ABSENT', 'REFUSED', 'DISCARDED') and history <> '' and"
                        + " changed_at < "
                        + sql.now() + " - ?",
                keep.toMillis());
    }

    // ---- events

    /** A row has come to rest. */
    void settled(Row row, String client, long now) {
        OutboxReport entry = reports.of(row, client, List.of());
        switch (row.at().state()) {
            case RECORDED, ABSENT ->
                tell(new OutboxEvent.Delivered(entry, Duration.ofMillis(Math.max(0, now - row.countedFrom()))));
            case REFUSED -> tell(new OutboxEvent.Refused(entry));
            case ATTENTION -> {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "An entry of the Partnero outbox needs a decision: " + entry + ": " + entry.reason());
                tell(new OutboxEvent.NeedsAttention(entry));
            }
            default -> {}
        }
    }

    void lateSaleRemoved(Row row, String client) {
        tell(new OutboxEvent.LateSaleRemoved(reports.of(row, client, List.of())));
    }

    void conflict(String client, String id) {
        @Nullable Row row = database.<@Nullable Row>own(connection -> table().find(connection, id, false));
        if (row != null) {
            OutboxReport entry = reports.of(row, client, List.of());
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A revision that was stored before came again with other content: " + entry);
            tell(new OutboxEvent.Conflict(entry));
        }
    }

    private void tell(OutboxEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A listener of the Partnero outbox failed", e);
        }
    }

    /**
     * Builds {@link Outboxes}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final DataSource source;
        private final PartneroJson json;
        private final OutboxPrograms programs;
        private OutboxTransactions transactions = new NoTransactions();
        private Consumer<OutboxEvent> listener = event -> {};
        private String name = "application";
        private Duration settleWindow = Duration.ofSeconds(120);
        private Duration initialDelay = Duration.ofSeconds(5);
        private Duration maxDelay = Duration.ofHours(1);
        private double multiplier = 2;
        private Duration maxAge = Duration.ofDays(7);
        private int concurrency = 4;
        private int rate = 5;
        private Duration polling = Duration.ofSeconds(5);
        private Duration keep = Duration.ofDays(90);

        private Builder(DataSource source, PartneroJson json, OutboxPrograms programs) {
            this.source = source;
            this.json = json;
            this.programs = programs;
        }

        /** Sets the transactions in which callers record. By default each call has its own. */
        public Builder transactions(OutboxTransactions value) {
            transactions = value;
            return this;
        }

        /** Sets a listener for events. It runs on the delivering thread. By default there is none. */
        public Builder listener(Consumer<OutboxEvent> value) {
            listener = value;
            return this;
        }

        /** Sets a name that distinguishes applications with shared tables: not blank, without a slash, at most 100 characters. */
        public Builder name(String value) {
            if (value.isBlank() || value.indexOf('/') >= 0 || value.length() > 100) {
                throw new IllegalArgumentException(
                        "name must not be blank, hold a slash, or be longer than 100 characters: " + value);
            }
            name = value;
            return this;
        }

        /** How long to wait after a lost answer before the look-up; 120 s. It must be longer than a call may take. */
        public Builder settleWindow(Duration value) {
            settleWindow = positive("settle-window", value);
            return this;
        }

        /** The pause after the first failure; 5 s. */
        public Builder initialDelay(Duration value) {
            initialDelay = positive("initial-delay", value);
            return this;
        }

        /** The longest pause after a failure; 1 h. */
        public Builder maxDelay(Duration value) {
            maxDelay = positive("max-delay", value);
            return this;
        }

        /** The factor by which the pause grows with each further failure; 2. */
        public Builder multiplier(double value) {
            multiplier = value;
            atLeastOne("multiplier", value);
            return this;
        }

        /** How long to try to deliver an entry before a person must decide; 7 days. */
        public Builder maxAge(Duration value) {
            maxAge = positive("max-age", value);
            return this;
        }

        /** How many entries of a program to deliver at once; 4. */
        public Builder concurrency(int value) {
            concurrency = value;
            atLeastOne("concurrency", value);
            return this;
        }

        /** How many requests per second to send to a program, including look-ups; 5. */
        public Builder rate(int value) {
            rate = value;
            atLeastOne("rate", value);
            return this;
        }

        /** How often to query the table for entries of other instances; 5 s. */
        public Builder polling(Duration value) {
            polling = positive("polling", value);
            return this;
        }

        /** How long to keep payloads and history of entries at rest; 90 days. The rows themselves stay. */
        public Builder keep(Duration value) {
            keep = positive("keep", value);
            return this;
        }

        private static Duration positive(String name, Duration value) {
            if (value.toMillis() < 1) {
                throw new IllegalArgumentException("partnero.outbox." + name + " must be at least 1 ms: " + value);
            }
            return value;
        }

        private static void atLeastOne(String name, double value) {
            if (!(value >= 1)) {
                throw new IllegalArgumentException("partnero.outbox." + name + " must be at least 1: " + value);
            }
        }

        private Settings settings() {
            return new Settings(
                    name, settleWindow, initialDelay, maxDelay, multiplier, maxAge, concurrency, rate, polling, keep);
        }

        /**
         * Builds the outboxes without calling the database or Partnero.
         *
         * @return the outboxes; call {@link #start} to deliver
         */
        public Outboxes build() {
            return new Outboxes(this);
        }
    }
}
