package com.partnero.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code partnero_outbox}. Times are milliseconds since 1970 by the database's clock.
 *
 * @param wantsSale whether a sale is wanted; if false, nothing is wanted
 * @param payload JSON of what is wanted; null if nothing is wanted or it was emptied
 * @param earlier what was wanted before, one JSON document per line
 * @param wantedNo counts the changes of what is wanted, beginning with 1
 * @param now the database's clock when the row was read
 */
record Row(
        String id,
        String program,
        OutboxKind kind,
        String key,
        boolean wantsSale,
        @Nullable String payload,
        @Nullable String earlier,
        int wantedNo,
        long revision,
        @Nullable Long soldAt,
        boolean hasConflict,
        Known known,
        @Nullable Integer stoppedNo,
        String history,
        long recordedAt,
        long countedFrom,
        long changedAt,
        long version,
        @Nullable Long dueAt,
        long now) {

    /** How recently the outbox must have stored a fresh order. */
    static final Duration FRESH = Duration.ofSeconds(60);

    /** How recent the date of a fresh order must be. */
    static final Duration RECENT = Duration.ofMinutes(10);

    static String id(String program, OutboxKind kind, String key) {
        try {
            byte[] name = (program + '\n' + kind + '\n' + key).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Position at() {
        return known.at();
    }

    /** The row after a turn stored it. */
    Row with(Known next) {
        return with(next, next.at().stoppedIn() == null ? null : Integer.valueOf(wantedNo), version + 1);
    }

    /** The row after its claim. */
    Row claimed(Known next) {
        return with(next, stoppedNo, version + 1);
    }

    /** The row with what a look-up found; not stored yet. */
    Row found(@Nullable String content) {
        return with(known.withSent(content, null), stoppedNo, version);
    }

    private Row with(Known next, @Nullable Integer stopped, long nextVersion) {
        return new Row(
                id,
                program,
                kind,
                key,
                wantsSale,
                payload,
                earlier,
                wantedNo,
                revision,
                soldAt,
                hasConflict,
                next,
                stopped,
                history,
                recordedAt,
                countedFrom,
                changedAt,
                nextVersion,
                dueAt,
                now);
    }

    boolean isFresh() {
        return now - recordedAt <= FRESH.toMillis() && soldAt != null && now - soldAt <= RECENT.toMillis();
    }

    boolean isLate(Duration maxAge) {
        return now - countedFrom > maxAge.toMillis();
    }

    boolean isAmended() {
        return revision > Change.LEAST;
    }

    boolean isNewSinceStop() {
        return stoppedNo == null || stoppedNo != wantedNo;
    }

    /** Never shows key or payload. */
    @Override
    public String toString() {
        return kind + " of " + program + " in " + at().state();
    }
}
