package com.partnero.outbox;

import com.partnero.outbox.Answer.Kind;
import com.partnero.outbox.Audits.Audit;
import com.partnero.outbox.OutboxTable.Claimed;
import com.partnero.outbox.OutboxTable.Next;
import com.partnero.outbox.Step.Delete;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.LookUp;
import com.partnero.outbox.Step.Move;
import com.partnero.outbox.Step.Post;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One turn of one row. Asks the state machine, stores its decision, and only then acts on it. If two turns of one row run at
 * the same time, only one of them can store. Used by one thread.
 */
final class Deliverer {

    private final Outboxes outboxes;
    private final Lane lane;
    private final StateMachine machine = new StateMachine();
    private Row row;
    private final boolean direct;
    /** When the row was read and when its lease was last renewed, by this machine's monotonic clock. */
    private final long readAt;

    private long leasedAt;
    private @Nullable Requests requests;

    Deliverer(Outboxes outboxes, Lane lane, Claimed claimed, long claimedAt) {
        this.outboxes = outboxes;
        this.lane = lane;
        row = claimed.row();
        direct = claimed.direct();
        readAt = claimedAt;
        leasedAt = claimedAt;
    }

    void turn() {
        if (mayNotSend()) {
            giveBack();
        } else if (hasClient()) {
            begin();
        }
    }

    private void begin() {
        if (direct) {
            send();
        } else {
            take(row.kind() == OutboxKind.CREDIT ? Credits.next(row.at(), isLate()) : machine.next(row.at(), wanted()));
        }
    }

    /** Finding the API key of a tenant may take a while, so it comes before the last look at the clock. */
    private boolean hasClient() {
        try {
            requests = new Requests(lane, outboxes.payloads());
            return true;
        } catch (RuntimeException e) {
            withoutClient(Refusals.withoutClient(e));
            return false;
        }
    }

    /** The row waits, however old it is. */
    private void withoutClient(Answer answer) {
        Position at = row.at();
        if (direct) {
            ended(afterPost(answer), answer, "");
        } else {
            String reason = at.state().isAtRest() ? row.known().reason() : answer.reason();
            ended(new Move(at, Due.BACK_OFF, reason == null ? "" : reason), answer, "");
        }
    }

    private Requests requests() {
        return Objects.requireNonNull(requests);
    }

    /** After a long freeze of this process, another instance may have claimed the row. */
    private boolean mayNotSend() {
        return outboxes.isClosing()
                || Thread.currentThread().isInterrupted()
                || System.nanoTime() - leasedAt > Settings.LATEST_DEPARTURE.toNanos();
    }

    private void giveBack() {
        Claimed claimed = new Claimed(row, direct);
        outboxes.database().own(connection -> outboxes.table().giveBack(connection, claimed));
        lane.again();
    }

    private boolean isLate() {
        return row.isLate(outboxes.settings().maxAge());
    }

    private Wanted wanted() {
        return wanted(row.known());
    }

    private Wanted wanted(Known known) {
        boolean sent = row.wantsSale()
                && (known.sentNo() != null && known.sentNo() == row.wantedNo()
                        || outboxes.payloads().isSame(row.kind(), row.payload(), known.sent()));
        return new Wanted(row.wantsSale(), sent, row.isAmended(), row.isFresh(), row.isNewSinceStop(), isLate());
    }

    private void take(Step step) {
        if (step instanceof Post post) {
            Known sending = row.known()
                    .withAudits(row.known().audits().givenUp(row.at().wire(), post.givenUp(), now()))
                    .to(post.to(), row.known().reason())
                    .withSent(row.payload(), row.wantedNo())
                    .withAttempt();
            if (lease(sending)) {
                send();
            }
        } else if (step instanceof Delete delete) {
            if (lease(row.known().to(delete.to(), row.known().reason()).withAttempt())) {
                delete();
            }
        } else if (step instanceof LookUp) {
            look();
        } else if (step instanceof Move move) {
            move(move, move.reason());
        } else {
            rest();
        }
    }

    /** Stores a step before its request is sent. */
    private boolean lease(Known next) {
        if (mayNotSend()) {
            giveBack();
            return false;
        }
        long before = System.nanoTime();
        Duration lease = Settings.lease(lane.callTimeout());
        if (!store(
                new Next(next, next.at().state() == OutboxState.SENDING ? "sending" : "deleting", lease.toMillis()))) {
            return false;
        }
        leasedAt = before;
        return true;
    }

    // ---- requests

    private void send() {
        Answer answer;
        if (mayNotSend()) {
            // Nothing was sent.
            answer = Answer.of(Kind.NOT_APPLIED, "nothing was sent in time");
        } else {
            answer = row.kind() == OutboxKind.CREDIT
                    ? requests().credit(row)
                    : requests().create(row, this::mayNotSend);
        }
        ended(afterPost(answer), answer, wireKey() + " sent: ");
    }

    private Move afterPost(Answer answer) {
        return row.kind() == OutboxKind.CREDIT
                ? Credits.afterPost(row.at(), answer)
                : machine.afterPost(row.at(), answer);
    }

    private String wireKey() {
        return WireKey.of(row.key(), row.at().wire());
    }

    private void delete() {
        Answer answer = mayNotSend()
                ? Answer.of(Kind.NOT_APPLIED, "nothing was sent in time")
                : requests().delete(wireKey());
        ended(machine.afterDelete(row.at(), answer), answer, wireKey() + " deleted: ");
    }

    private void look() {
        LookedUp found = requests().lookUp(row);
        Step step = machine.afterLook(row.at(), wanted(), found.found());
        String words = wireKey() + " looked up: " + words(found.found());
        if (step instanceof Move move) {
            boolean matched =
                    move.to().state() == OutboxState.RECORDED && row.at().state() == OutboxState.NOT_SENT;
            if (matched) {
                row = row.found(found.content());
            }
            move(move, words + (move.reason().isEmpty() ? "" : ", " + move.reason()));
        } else {
            take(step);
        }
    }

    private static String words(Found found) {
        return switch (found) {
            case NOTHING -> "absent";
            case SAME -> "recorded";
            case NOT_COMPARABLE -> "recorded in another unit";
            case OTHER_AMOUNT -> "another amount";
            case OTHER -> "something else";
            case SEVERAL -> "several";
            case UNPROVEN -> "not known";
        };
    }

    // ---- what is stored

    private void ended(Move move, Answer answer, String words) {
        lane.pause(answer.pause(), answer.reason());
        String what = answer.kind() == Kind.ACCEPTED ? "accepted" : answer.reason();
        move(move, words + what);
    }

    private void move(Move move, String words) {
        Known before = row.known();
        int failures = move.due() == Due.BACK_OFF ? before.failures() + 1 : 0;
        String reason = move.reason().isEmpty() && !move.to().state().isAtRest() ? before.reason() : move.reason();
        Known next = before.withAudits(before.audits().givenUp(row.at().wire(), move.givenUp(), now()))
                .to(move.to(), reason == null || reason.isEmpty() ? null : reason)
                .withFailures(failures);
        OutboxState from = row.at().state();
        Long delay = delay(move.due(), before.failures(), next);
        if (store(new Next(next, words, delay))) {
            if (delay == null && from != next.at().state()) {
                outboxes.events().settled(row, lane.client(), now());
            } else if (delay != null && delay == 0) {
                lane.again();
            }
        }
    }

    private @Nullable Long delay(Due due, int failures, Known next) {
        Settings settings = outboxes.settings();
        return switch (due) {
            case NOW -> 0L;
            case SETTLED -> lane.settleWindow().toMillis();
            case SHORTLY -> settings.betweenLooks().toMillis();
            case BACK_OFF -> settings.backOff(failures).toMillis();
            case AT_REST -> rests(next) ? null : 0L;
        };
    }

    private boolean rests(Known next) {
        if (row.kind() == OutboxKind.CREDIT || next.at().state() == OutboxState.ATTENTION) {
            return true;
        }
        return machine.rests(next.at(), wanted(next));
    }

    private void rest() {
        Audit audit = row.known().audits().first();
        if (audit == null || audit.due() > now()) {
            store(new Next(row.known(), "already so", null));
        } else {
            audit(audit);
        }
    }

    /** Looks up an abandoned wire key and deletes a sale that a late request recorded there. */
    private void audit(Audit audit) {
        String wireKey = WireKey.of(row.key(), audit.wire());
        Audits next;
        String words;
        boolean removed = false;
        switch (requests().lookUp(row, wireKey)) {
            case MISSING -> {
                next = row.known().audits().passed(audit);
                words = "absent";
            }
            case SAME, MANY -> {
                removed = requests().delete(wireKey).kind() == Kind.ACCEPTED;
                next = row.known()
                        .audits()
                        .later(audit, now() + lane.settleWindow().toMillis());
                words = removed ? "late sale deleted" : "late sale, not deleted yet";
            }
            default -> {
                next = row.known()
                        .audits()
                        .later(audit, now() + outboxes.settings().backOff(3).toMillis());
                words = "not known";
            }
        }
        if (store(new Next(row.known().withAudits(next), wireKey + " audited: " + words, null)) && removed) {
            outboxes.events().lateSaleRemoved(row, lane.client());
        }
    }

    /** The database's clock, extrapolated with this machine's monotonic clock. */
    private long now() {
        return row.now() + (System.nanoTime() - readAt) / 1_000_000;
    }

    private boolean store(Next next) {
        boolean stored = outboxes.database().own(connection -> outboxes.table().store(connection, row, next));
        if (stored) {
            row = row.with(next.known());
        }
        return stored;
    }
}
