package com.partnero.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Checks that the outbox can be reliable with this database and these settings. Logs lesser problems as warnings. */
final class StartCheck {

    private static final System.Logger LOG = System.getLogger(PartneroOutbox.class.getName());

    private final Outboxes outboxes;
    private final Database database;

    StartCheck(Outboxes outboxes) {
        this.outboxes = outboxes;
        database = outboxes.database();
    }

    void run() {
        outboxes.programs().names().forEach(this::checkWindow);
        OutboxTable table = database.table();
        checkCommits();
        checkRollbacks();
        warnOfPrograms();
        warnOfDurability(table.sql().dialect());
    }

    private void checkWindow(String client) {
        Duration window = outboxes.settings().settleWindow();
        Duration call = outboxes.programs().callTimeout(client);
        if (window.compareTo(call) < 0) {
            throw new OutboxSetupException(
                    "partnero.outbox.settle-window=" + window.toMillis() + "ms is shorter than the call time-out of the"
                            + " client " + client + ", " + call.toMillis()
                            + "ms: a request could arrive after its look-up",
                    "Set partnero.outbox.settle-window=120s");
        }
    }

    /** Checks that another connection sees what was committed. */
    private void checkCommits() {
        String probe = probe();
        database.own(connection -> insert(connection, probe));
        boolean seen = isSeen(probe);
        database.own(connection ->
                OutboxTable.update(connection, "delete from partnero_outbox_program where program = ?", probe));
        if (!seen) {
            throw new OutboxSetupException(
                    "A second connection does not see a row that was committed",
                    "Set partnero.outbox.data-source to the DataSource of one database");
        }
    }

    /** Checks that a rollback removes what was written. */
    private void checkRollbacks() {
        String probe = probe();
        try {
            database.own(connection -> {
                insert(connection, probe);
                throw new RolledBack();
            });
        } catch (RolledBack e) {
            if (isSeen(probe)) {
                throw new OutboxSetupException(
                        "A row is still there after its transaction was rolled back: the tables do not support transactions",
                        "Create them with engine=InnoDB");
            }
        }
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static String probe() {
        return "probe-" + UUID.randomUUID();
    }

    private static int insert(Connection connection, String probe) throws SQLException {
        return OutboxTable.update(
                connection, "insert into partnero_outbox_program (program, paused_until) values (?, 0)", probe);
    }

    private boolean isSeen(String probe) {
        return !database.own(connection -> texts(
                        connection, "select program from partnero_outbox_program where program = '" + probe + "'"))
                .isEmpty();
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        OutboxTable.query(connection, query, rows -> texts.add(rows.getString(1)));
        return texts;
    }

    private void warnOfPrograms() {
        List<String> known = database.own(
                connection -> texts(connection, outboxes.table().sql().scheduledPrograms()));
        for (String program : known) {
            if (outboxes.client(program) == null) {
                warn("There are entries of " + program + ", which is not configured here; nothing delivers them"
                        + " unless another application does");
            }
        }
    }

    private void warnOfDurability(Dialect dialect) {
        switch (dialect) {
            case POSTGRESQL -> {
                if (one("show synchronous_commit").equals("off")) {
                    warn("synchronous_commit is off: a crash of the database can lose committed rows."
                            + " Set synchronous_commit=on");
                }
            }
            case MARIADB, MYSQL -> {
                if (!one("select @@global.innodb_flush_log_at_trx_commit").equals("1")) {
                    warn("innodb_flush_log_at_trx_commit is not 1: a crash of the database can lose committed"
                            + " rows. Set innodb_flush_log_at_trx_commit=1");
                }
            }
            case H2 -> {
                String delay =
                        one("select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'");
                if (!one("select database_path()").isEmpty() && !delay.equals("0")) {
                    warn("H2 writes commits to its file late: a crash loses them. Add ;WRITE_DELAY=0 to its URL");
                }
            }
        }
    }

    private String one(String query) {
        List<String> values = database.own(connection -> texts(connection, query));
        return values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }

    private static void warn(String text) {
        LOG.log(System.Logger.Level.WARNING, text);
    }
}
