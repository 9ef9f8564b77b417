package com.partnero.outbox;

import com.partnero.outbox.Step.Delete;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.GivenUp;
import com.partnero.outbox.Step.LookUp;
import com.partnero.outbox.Step.Move;
import com.partnero.outbox.Step.Post;
import com.partnero.outbox.Step.Rest;

/**
 * All decisions about a sale, without database, network and clock. Each decision brings what Partnero has closer to what is
 * wanted.
 *
 * <p>There are three rules. Each wire key gets at most one create that may have been carried out. After a lost answer, the sale
 * is looked up twice before its wire key is abandoned for the next one. A recorded sale is deleted before another one is
 * created.
 *
 * <p>Stateless and thread-safe. The tests check every history up to a bound. They also override single rules to show that each
 * one is needed.
 */
class StateMachine {

    /** Decides for a due row. If a request was under way, the process that sent it has ended. */
    Step next(Position at, Wanted wanted) {
        return switch (at.state()) {
            case NOT_SENT -> wanted.isLate() ? late(at) : notSent(at, wanted);
            case SENDING -> new Move(at.to(OutboxState.UNKNOWN, NextLook.SETTLE), Due.SETTLED, "ended while sending");
            case UNKNOWN -> wanted.isLate() ? late(at) : new LookUp();
            case RECORDED -> wanted.isSent() ? new Rest() : replace(at, wanted);
            case DELETING ->
                new Move(at.to(OutboxState.TO_DELETE, NextLook.SETTLE), Due.SETTLED, "ended while deleting");
            case TO_DELETE -> wanted.isLate() ? late(at) : toDelete(at, wanted);
            case ABSENT -> wanted.sale() ? post(at, wireAfterDelete(at), GivenUp.NO) : new Rest();
            case REFUSED -> refused(at, wanted);
            case ATTENTION, DISCARDED ->
                wanted.sale() || !wanted.isNew() ? new Rest() : new Move(at.to(OutboxState.TO_DELETE), Due.NOW);
        };
    }

    private Step notSent(Position at, Wanted wanted) {
        if (wanted.sale()) {
            return at.wire() == 1 && looksFirst(at, wanted) ? new LookUp() : post(at, at.wire(), GivenUp.NO);
        }
        if (at.wire() > 1) {
            return new Move(at.to(OutboxState.ABSENT), Due.AT_REST);
        }
        return at.look() == NextLook.SETTLE || at.look() == NextLook.AGAIN
                ? new LookUp()
                : new Move(at.to(OutboxState.NOT_SENT, NextLook.SETTLE), Due.SETTLED);
    }

    boolean looksFirst(Position at, Wanted wanted) {
        return at.look() != NextLook.NONE || !wanted.isFresh();
    }

    /** Deletes first, because Partnero cannot change a transaction. */
    Step replace(Position at, Wanted wanted) {
        return delete(at);
    }

    /** Continues the delete even if the sale is wanted again: an earlier delete may still arrive. */
    Step toDelete(Position at, Wanted wanted) {
        return at.look() == NextLook.NONE ? delete(at) : new LookUp();
    }

    private static Step refused(Position at, Wanted wanted) {
        if (wanted.isSent()) {
            return new Rest();
        }
        return wanted.sale()
                ? post(at, at.wire(), GivenUp.NO)
                : new Move(at.to(OutboxState.NOT_SENT, NextLook.SETTLE), Due.SETTLED);
    }

    int wireAfterDelete(Position at) {
        return at.wire() + 1;
    }

    int wireAfterUncertainPost(Position at) {
        return at.wire() + 1;
    }

    /** Whether the row waits for a change by the application or an operator. */
    boolean rests(Position at, Wanted wanted) {
        return next(at, wanted) instanceof Rest;
    }

    /** Decides after a create. */
    Move afterPost(Position at, Answer answer) {
        return switch (answer.kind()) {
            case ACCEPTED -> new Move(at.to(OutboxState.RECORDED), Due.AT_REST);
            case NOT_APPLIED -> new Move(at.to(OutboxState.NOT_SENT, at.look()), Due.BACK_OFF, answer.reason());
            case NOT_REFERRED -> new Move(at.to(OutboxState.REFUSED), Due.AT_REST, answer.reason());
            case TAKEN ->
                at.wire() == 1
                        ? new Move(at.to(OutboxState.NOT_SENT, NextLook.FIRST), Due.BACK_OFF, answer.reason())
                        : stop(at.to(OutboxState.NOT_SENT), answer.reason());
            case REFUSED -> stop(at.to(OutboxState.NOT_SENT), answer.reason());
            case UNKNOWN -> new Move(at.to(OutboxState.UNKNOWN, NextLook.SETTLE), Due.SETTLED, answer.reason());
        };
    }

    /** Decides after a delete. */
    Move afterDelete(Position at, Answer answer) {
        return switch (answer.kind()) {
            case ACCEPTED -> new Move(at.to(OutboxState.ABSENT), Due.AT_REST, GivenUp.DELETED, "");
            case NOT_APPLIED, NOT_REFERRED, REFUSED ->
                new Move(at.to(OutboxState.TO_DELETE), Due.BACK_OFF, answer.reason());
            case TAKEN, UNKNOWN -> uncertainDelete(at, answer.reason());
        };
    }

    Move uncertainDelete(Position at, String reason) {
        return new Move(at.to(OutboxState.TO_DELETE, NextLook.SETTLE), Due.SETTLED, reason);
    }

    /** Decides after a look-up. */
    Step afterLook(Position at, Wanted wanted, Found found) {
        if (found == Found.UNPROVEN) {
            return new Move(at, Due.BACK_OFF, "the look-up was inconclusive");
        }
        return switch (at.state()) {
            case NOT_SENT -> wanted.sale() ? beforePost(at, wanted, found) : beforeAbsent(at, found);
            case UNKNOWN -> afterUncertainPost(at, wanted, found);
            case TO_DELETE ->
                found == Found.NOTHING
                        ? absent(at, new Move(at.to(OutboxState.ABSENT), Due.NOW, GivenUp.MAY_APPEAR, ""))
                        : delete(at);
            default -> throw new IllegalStateException(at.toString());
        };
    }

    private static Step beforePost(Position at, Wanted wanted, Found found) {
        return switch (found) {
            case NOTHING -> post(at, at.wire(), GivenUp.NO);
            case SAME, NOT_COMPARABLE -> recorded(at, found);
            case OTHER_AMOUNT ->
                // It is the sale before the amendment, whoever recorded it.
                wanted.isAmended() ? new Move(at.to(OutboxState.TO_DELETE), Due.NOW) : contradicted(at, found);
            default -> contradicted(at, found);
        };
    }

    private Step beforeAbsent(Position at, Found found) {
        return found == Found.NOTHING
                ? absent(at, new Move(at.to(OutboxState.ABSENT), Due.AT_REST))
                : new Move(at.to(OutboxState.TO_DELETE), Due.NOW);
    }

    private Step afterUncertainPost(Position at, Wanted wanted, Found found) {
        return switch (found) {
            case NOTHING ->
                absent(
                        at,
                        wanted.sale()
                                ? post(at, wireAfterUncertainPost(at), GivenUp.MAY_APPEAR)
                                : new Move(at.to(OutboxState.ABSENT), Due.AT_REST, GivenUp.MAY_APPEAR, ""));
            case SAME, NOT_COMPARABLE -> recorded(at, found);
            default -> wanted.sale() ? contradicted(at, found) : new Move(at.to(OutboxState.TO_DELETE), Due.NOW);
        };
    }

    /** A single look-up that finds nothing may be wrong; only a second one is believed. */
    private Step absent(Position at, Step believed) {
        return isSecondLook(at) ? believed : new Move(at.to(at.state(), NextLook.AGAIN), Due.SHORTLY);
    }

    boolean isSecondLook(Position at) {
        return at.look() == NextLook.AGAIN;
    }

    private static Move recorded(Position at, Found found) {
        String reason = found == Found.NOT_COMPARABLE ? "amount not comparable" : "";
        return new Move(at.to(OutboxState.RECORDED), Due.AT_REST, reason);
    }

    private static Move contradicted(Position at, Found found) {
        return stop(
                at,
                found == Found.SEVERAL
                        ? "several transactions are recorded under its key"
                        : "something else is recorded under its key");
    }

    private static Move late(Position at) {
        return stop(at, "not settled within max-age");
    }

    private static Move stop(Position at, String reason) {
        return new Move(at.stopped(), Due.AT_REST, reason);
    }

    private static Post post(Position at, int wire, GivenUp givenUp) {
        return new Post(at.sending(wire), givenUp);
    }

    private static Delete delete(Position at) {
        return new Delete(at.to(OutboxState.DELETING));
    }

    /** An operator continues the row where it stopped. */
    Move retry(Position at) {
        if (at.stoppedIn() == OutboxState.UNKNOWN || at.stoppedIn() == OutboxState.TO_DELETE) {
            return new Move(at.to(at.stoppedIn(), NextLook.SETTLE), Due.SETTLED);
        }
        return new Move(at.to(OutboxState.NOT_SENT, NextLook.FIRST), Due.NOW);
    }

    /** An operator has the recorded transaction deleted. What is wanted is created afterwards. */
    Move replaceRecorded(Position at) {
        return new Move(at.to(OutboxState.TO_DELETE), Due.NOW);
    }

    /** An operator leaves the row as it is. */
    Move discard(Position at) {
        return new Move(at.discarded(), Due.AT_REST);
    }
}
