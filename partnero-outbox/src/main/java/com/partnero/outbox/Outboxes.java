package com.partnero.outbox;

import com.partnero.Partnero;
import com.partnero.reconciliation.SoldSales;
import com.partnero.wire.PartneroJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

    /** With the name of the outbox and a slash, they fit the column. */
    private static final int MOST_CHARACTERS = 99;

    private final Database database;
    private final Payloads payloads;
    private final OutboxPrograms programs;
    private final Settings settings;
    private final OutboxTransactions transactions;
    private final Reports reports;
    private final OutboxEvents events;
    private final Pauses pauses;
    private final Engine engine;
    private final OutboxOperations operations;
    private volatile boolean running;

    Outboxes(OutboxesBuilder builder) {
        database = new Database(builder.source);
        payloads = new Payloads(builder.json);
        programs = builder.programs;
        settings = builder.settings();
        transactions = builder.transactions;
        reports = new Reports(payloads);
        events = new OutboxEvents(database, reports, builder.listener);
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
    public static OutboxesBuilder builder(DataSource source, PartneroJson json, OutboxPrograms programs) {
        return new OutboxesBuilder(source, json, programs);
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
        engine.start();
        running = true;
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
            engine.stop();
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
     * The outbox of a program. It joins the caller's transactions by {@link OutboxesBuilder#transactions}.
     *
     * @param client the client's name; each call of the outbox checks that there is such a client
     * @return the outbox; also usable before {@link #start} and after {@link #stop}
     */
    public PartneroOutbox of(String client) {
        return new ProgramOutbox(client, this, transactions);
    }

    /**
     * The outbox of a program, in a connection's transaction. The caller commits. Delivery then begins within
     * {@link OutboxesBuilder#polling}.
     *
     * @param client as for {@link #of(String)}
     * @param connection with auto-commit off
     * @return an outbox for this transaction; not thread-safe, because the connection is not
     */
    public PartneroOutbox of(String client, Connection connection) {
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
     * Whether the entries of a program can be seen. Nobody is asked for a client.
     *
     * @param client the client's name
     * @return true for a configured client, and for any name if {@link OutboxPrograms#findsOthers}
     */
    public boolean has(String client) {
        return client(program(client)) != null;
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
     * {@link com.partnero.reconciliation.Reconciliation}. Entries older than {@link OutboxesBuilder#keep} are left out, so compare
     * a shorter period.
     *
     * @param client the client's name
     * @return the sales, read on demand
     * @throws IllegalArgumentException if there is no such client
     */
    public SoldSales recordedSales(String client) {
        return recordedSales(client, Instant.EPOCH);
    }

    /**
     * As {@link #recordedSales(String)}, without entries that have not changed since a moment: each entry that is not on the pages
     * of a comparison costs a request of its own.
     *
     * @param client the client's name
     * @param since the moment that is given to {@link com.partnero.reconciliation.Reconciliation#since}, too
     * @return sales that are read when they are asked for
     * @throws IllegalArgumentException if there is no such client
     */
    public SoldSales recordedSales(String client, Instant since) {
        return new RecordedSales(this, shown(client), since.toEpochMilli());
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

    OutboxEvents events() {
        return events;
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

    /** The client of a program; null if this application delivers nothing to it. Asks nobody. */
    @Nullable
    String client(String program) {
        String prefix = settings.name() + "/";
        String client = program.startsWith(prefix) ? program.substring(prefix.length()) : "";
        return programs.names().contains(client) || !client.isEmpty() && programs.findsOthers() ? client : null;
    }

    /**
     * What is stored for a program must find a client.
     *
     * @throws IllegalArgumentException if there is none now
     */
    void check(String client) {
        if (!programs.names().contains(client)) {
            checkName(client);
            programs.client(client);
        }
    }

    /**
     * What is stored already may be seen and decided about, also if its client is gone.
     *
     * @return the program
     */
    String shown(String client) {
        if (!programs.findsOthers()) {
            check(client);
        }
        return program(client);
    }

    /** Databases that pad texts with blanks would take two such names for one. */
    private static void checkName(String client) {
        if (client.isEmpty() || !client.equals(client.strip()) || client.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "the name of a client must not be empty, begin or end with a blank, or be" + " longer than "
                            + MOST_CHARACTERS + " characters");
        }
    }

    void wake(String program) {
        if (running) {
            engine.wake(program);
        }
    }

    void emptyOld() {
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
}
