package com.partnero.outbox;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements on {@code partnero_outbox}. They take the time from the database's clock. */
final class OutboxSql {

    static final String COLUMNS =
            "id, program, kind, entry_key, wanted, payload, earlier, wanted_no, revision, sold_at, conflict_at, state,"
                    + " next_look, stopped_in, stopped_no, wire, sent, sent_no, audits, attempts, failures, reason,"
                    + " history, recorded_at, counted_from, changed_at, version, due_at";

    /** Length of the history. The oldest characters are dropped. */
    private static final int HISTORY = 4000;

    private static final int EARLIER = 20_000;

    private static final String INSERTED =
            "id, program, kind, entry_key, wanted, payload, wanted_no, revision, change_id, sold_at, state, next_look,"
                    + " wire, attempts, failures, history, recorded_at, counted_from, changed_at, version, due_at";

    private final Dialect dialect;
    private final String now;

    OutboxSql(Dialect dialect) {
        this.dialect = dialect;
        now = dialect.now();
    }

    /**
     * Inserts rows, and updates what is wanted in rows with a lower revision. Parameters of each row: id, program, kind, key,
     * wanted, payload, revision, change id, date of the sale, next look, words, delay.
     */
    String upsert(int rows) {
        return switch (dialect) {
            case POSTGRESQL ->
                "insert into partnero_outbox as t (" + INSERTED + ") values " + repeat(row(), rows)
                        + " on conflict (id) do update set " + changed("excluded.%s")
                        + " where t.revision < excluded.revision";
            case MARIADB, MYSQL ->
                "insert into partnero_outbox (" + INSERTED + ") values " + repeat(row(), rows)
                        + " on duplicate key update " + changedIfGreater();
            case H2 -> merge(rows);
        };
    }

    /** The values of a new row. */
    private String row() {
        return "(?, ?, ?, ?, ?, ?, 1, ?, ?, ?, 'NOT_SENT', ?, 1, 0, 0, concat(" + now + ", ?), " + now + ", " + now
                + ", " + now + ", 1, " + now + " + ?)";
    }

    private String changed(String given) {
        return "earlier = " + earlier("t.") + ", wanted = " + given.formatted("wanted") + ", payload = "
                + given.formatted("payload") + ", wanted_no = t.wanted_no + 1, revision = "
                + given.formatted("revision") + ", change_id = " + given.formatted("change_id") + ", sold_at = "
                + given.formatted("sold_at") + ", conflict_at = null, counted_from = " + now + ", history = "
                + appended("t.history", given.formatted("history")) + ", due_at = "
                + dueAfterChange("t.", given.formatted("wanted"));
    }

    /** These databases have no condition in an upsert. They assign from left to right, so the revision comes last. */
    private String changedIfGreater() {
        return ifGreater("earlier", earlier(""))
                + ", " + ifGreater("history", appended("history", "values(history)"))
                + ", " + ifGreater("wanted_no", "wanted_no + 1")
                + ", " + ifGreater("conflict_at", "null")
                + ", " + ifGreater("counted_from", now)
                + ", " + ifGreater("due_at", dueAfterChange("", "values(wanted)"))
                + ", " + ifGreater("wanted", "values(wanted)")
                + ", " + ifGreater("payload", "values(payload)")
                + ", " + ifGreater("sold_at", "values(sold_at)")
                + ", " + ifGreater("change_id", "values(change_id)")
                + ", " + ifGreater("revision", "values(revision)");
    }

    private static String ifGreater(String column, String value) {
        return column + " = if(revision < values(revision), " + value + ", " + column + ")";
    }

    /** A change wakes a row at rest. A row that waits for a person wakes when nothing is wanted any more. */
    private String dueAfterChange(String table, String wanted) {
        return "case when " + table + "state in ('RECORDED', 'ABSENT', 'REFUSED') or " + wanted + " = 'NOTHING' and "
                + table + "state in ('ATTENTION', 'DISCARDED') then " + now + " else " + table + "due_at end";
    }

    private String earlier(String table) {
        return "case when " + table + "payload is null then " + table + "earlier else right(concat(coalesce(" + table
                + "earlier, ''), " + table + "payload, '\n'), " + EARLIER + ") end";
    }

    private static String appended(String history, String more) {
        return "right(concat(" + history + ", " + more + "), " + HISTORY + ")";
    }

    private String merge(int rows) {
        String given =
                "(cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar), cast(? as varchar),"
                        + " cast(? as varchar), cast(? as bigint), cast(? as bigint), cast(? as bigint), cast(? as"
                        + " varchar), concat(" + now + ", cast(? as varchar)), cast(? as bigint))";
        return "merge into partnero_outbox t using (values " + repeat(given, rows)
                + ") s (id, program, kind, entry_key, wanted, payload, revision, change_id, sold_at, next_look,"
                + " history, delay) on t.id = s.id when matched and t.revision < s.revision then"
                + " update set " + changed("s.%s")
                + " when not matched then insert (" + INSERTED
                + ") values (s.id, s.program, s.kind, s.entry_key, s.wanted,"
                + " s.payload, 1, s.revision, s.change_id, s.sold_at, 'NOT_SENT', s.next_look, 1, 0, 0, s.history, "
                + now
                + ", " + now + ", " + now + ", 1, " + now + " + s.delay)";
    }

    /** What a row holds after {@link #upsert}: appended to it on MariaDB, a separate query elsewhere. */
    static final String LEFT = "id, change_id, revision, wanted, payload, state";

    String left(int rows) {
        return "select " + LEFT + " from partnero_outbox where id in (" + repeat("?", rows) + ") for update";
    }

    /** Parameters: words, id. */
    String conflict() {
        return "update partnero_outbox set conflict_at = " + now + ", history = " + appended("history", now + ", ?")
                + " where id = ?";
    }

    /** Whether a claimed row may be sent at once. Agrees with {@link StateMachine#next}. Parameter: max-age. */
    private String direct() {
        return "(state = 'NOT_SENT' and wanted = 'SALE' and wire = 1 and counted_from >= " + now + " - ?"
                + " and (kind = 'CREDIT' or next_look = 'NONE' and recorded_at >= " + now + " - " + Row.FRESH.toMillis()
                + " and sold_at >= " + now + " - " + Row.RECENT.toMillis() + "))";
    }

    /** Due rows of a program that is not paused. Parameters: max-age, program, program, limit. */
    private String due(String columns) {
        return "select " + columns + ", " + direct()
                + " as direct from partnero_outbox where program = ? and due_at <= (select "
                + now
                + ") and not exists (select 1 from partnero_outbox_program p where p.program = ? and p.paused_until > "
                + now + ") order by due_at limit ? for update skip locked";
    }

    /** Claims and reads in one statement. Parameters: lease, then those of {@link #due}. */
    String claimAndRead() {
        return "update partnero_outbox t set state = case when c.direct then 'SENDING' else t.state end,"
                + " sent = case when c.direct then t.payload else t.sent end,"
                + " sent_no = case when c.direct then t.wanted_no else t.sent_no end,"
                + " attempts = case when c.direct then t.attempts + 1 else t.attempts end,"
                + " due_at = " + now + " + ?, version = t.version + 1 from (" + due("id")
                + ") c where t.id = c.id returning "
                + qualified() + ", c.direct, " + now + " as clock";
    }

    private static String qualified() {
        return "t." + COLUMNS.replace(", ", ", t.");
    }

    /** For databases that cannot claim and read in one statement: this first, then {@link #claim}. */
    String dueForUpdate() {
        return due(COLUMNS + ", " + now + " as clock");
    }

    /** Parameters: lease, ids. */
    String claim(int rows, boolean direct) {
        String sending =
                direct ? "state = 'SENDING', sent = payload, sent_no = wanted_no, attempts = attempts + 1, " : "";
        return "update partnero_outbox set " + sending + "due_at = " + now + " + ?, version = version + 1 where id in ("
                + repeat("?", rows) + ")";
    }

    /** Gives an unused claimed row back. Parameters: state, id, version. */
    String giveBack() {
        return "update partnero_outbox set state = ?, due_at = " + now
                + ", version = version + 1 where id = ? and version = ?";
    }

    private static final String STORED =
            "update partnero_outbox set state = ?, next_look = ?, stopped_in = ?, stopped_no = ?, wire = ?, sent = ?,"
                    + " sent_no = ?, audits = ?, attempts = ?, failures = ?, reason = ?, history = ";

    /** Stores a row with its next due time. Parameters: columns, words, delay, id, version. */
    String storeDue() {
        return stored(now + " + ?");
    }

    /** Stores a row at rest, or due at once if what is wanted has changed. Parameters: columns, words, wanted no, next audit, id,
     * version. */
    String storeAtRest() {
        return stored("case when wanted_no = ? then " + cast("?") + " else " + now + " end");
    }

    private String stored(String due) {
        return STORED + appended("history", now + ", ?") + ", changed_at = " + now + ", due_at = " + due
                + ", version = version + 1 where id = ? and version = ?";
    }

    /** Without a cast, a null parameter would have no type. */
    private String cast(String value) {
        return dialect.isMysql() ? value : "cast(" + value + " as bigint)";
    }

    /** Like {@link #storeDue}, with its parameters. Also clears a conflict. */
    String decide() {
        return storeDue().replace("set state = ?", "set conflict_at = null, counted_from = " + now + ", state = ?");
    }

    String decideAtRest() {
        return storeAtRest().replace("set state = ?", "set conflict_at = null, state = ?");
    }

    /** The programs that have due rows and are not paused. */
    String duePrograms() {
        String open = " and not exists (select 1 from partnero_outbox_program q where q.program = %s.program"
                + " and q.paused_until > " + now + ")";
        if (dialect != Dialect.POSTGRESQL) {
            return "select p.program from (select program, min(due_at) as due from partnero_outbox group by program) p"
                    + " where p.due <= " + now + open.formatted("p");
        }
        return scheduledPrograms() + " and exists (select 1 from partnero_outbox o where o.program = p.program and"
                + " o.due_at <= (select " + now + "))" + open.formatted("p");
    }

    /** Programs that have a row with a due time. */
    String scheduledPrograms() {
        if (dialect != Dialect.POSTGRESQL) {
            return "select program from partnero_outbox group by program having max(due_at) is not null";
        }
        // Jumps along the index from program to program; its cost does not depend on the number of due rows.
        return "with recursive p as ((select program from partnero_outbox where due_at is not null order by program"
                + " limit 1) union all select (select o.program from partnero_outbox o where o.program > p.program and"
                + " o.due_at is not null order by o.program limit 1) from p where p.program is not null) select p.program"
                + " from p where p.program is not null";
    }

    private static final String SUMMED =
            "select program, state, count(*), min(counted_from) from partnero_outbox where ";

    /** Rows that are not at rest, or need a person. Reads the index of states only. */
    String summary() {
        return SUMMED + "state in " + UNDER_WAY_OR_STOPPED + " group by program, state";
    }

    /**
     * Rows at rest whose wish has changed: they are due, and not because of an audit, which is never late by a minute. Reads
     * scheduled rows only. Parameters: programs.
     */
    String waitingAtRest(int programs) {
        return SUMMED + "program in (" + repeat("?", programs) + ") and due_at > 0 and state in"
                + " ('RECORDED', 'ABSENT', 'REFUSED') and (audits is null or due_at <= " + now
                + " - 60000) group by program, state";
    }

    private static final String UNDER_WAY_OR_STOPPED = Stream.of(OutboxState.values())
            .filter(state -> !state.isAtRest() || state == OutboxState.ATTENTION)
            .map(state -> "'" + state + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    String read(String where) {
        return "select " + COLUMNS + ", " + now + " as clock from partnero_outbox where " + where;
    }

    String now() {
        return now;
    }

    Dialect dialect() {
        return dialect;
    }

    static String repeat(String part, int times) {
        return String.join(", ", Collections.nCopies(times, part));
    }
}
