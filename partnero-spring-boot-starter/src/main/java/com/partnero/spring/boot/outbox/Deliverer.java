package com.partnero.spring.boot.outbox;

import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroException;
import com.partnero.spi.LookUpResult;
import com.partnero.spring.boot.outbox.Step.Done;
import com.partnero.spring.boot.outbox.Step.LookAfterRefusal;
import com.partnero.spring.boot.outbox.Step.Move;
import com.partnero.spring.boot.outbox.Step.Send;
import com.partnero.spring.boot.outbox.Step.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives an entry its turn: asks the state machine, stores what it decides, and only then goes on. Each state is durable before
 * the next byte is sent. Thread-safe; of two turns of one entry at the same time only one can store.
 */
final class Deliverer {

    /** A process that was frozen between storing and sending leaves the entry to whoever has found it meanwhile. */
    private static final Duration LATEST_DEPARTURE = Duration.ofSeconds(10);

    private final Partnero partnero;
    private final OutboxTable table;
    private final StateMachine machine;
    private final Payloads payloads;
    private final Lane lane;
    private final Consumer<OutboxEntry> stored;
    private final Clock clock;

    /** @param stored is told of every entry whose state was stored */
    Deliverer(
            Partnero partnero,
            OutboxTable table,
            StateMachine machine,
            Payloads payloads,
            Lane lane,
            Consumer<OutboxEntry> stored,
            Clock clock) {
        this.partnero = partnero;
        this.table = table;
        this.machine = machine;
        this.payloads = payloads;
        this.lane = lane;
        this.stored = stored;
        this.clock = clock;
    }

    /** @return when the next turn is due, or null if there is none */
    @Nullable
    Instant turn(String id) throws InterruptedException {
        Entry entry = table.find(id);
        if (entry == null || !entry.state().isUnderWay()) {
            return null;
        }
        if (entry.payloadVersion() > Payloads.VERSION) {
            return machine.leaveToNewer(clock.instant()).due();
        }
        Request request = payloads.request(entry);
        return request == null ? due(entry, machine.unreadable()) : turn(entry, request);
    }

    private @Nullable Instant turn(Entry read, Request request) throws InterruptedException {
        Entry entry = read;
        Step step = machine.begin(entry, isSaleOpen(entry), clock.instant());
        while (true) {
            if (step instanceof Done) {
                return null;
            } else if (step instanceof Wait wait) {
                return wait.due();
            } else if (step instanceof Move move) {
                return due(entry, move);
            } else if (!lane.enter()) {
                return clock.instant();
            } else if (step instanceof Send) {
                long start = System.nanoTime();
                entry = store(entry, sending(entry));
                if (entry == null) {
                    return clock.instant();
                }
                step = machine.afterCall(entry, send(request, start), clock.instant());
            } else if (step instanceof LookAfterRefusal refused) {
                step = machine.afterLookAtRefused(refused.refusal(), look(entry, request));
            } else {
                step = machine.afterLook(entry, look(entry, request), clock.instant());
            }
        }
    }

    private boolean isSaleOpen(Entry entry) {
        if (entry.kind() != OutboxKind.DELETE) {
            return false;
        }
        Entry sale = table.find(OutboxTable.id(
                entry.entry().client(), OutboxKind.SALE, entry.entry().key()));
        return sale != null && (sale.state().isUnderWay() || sale.state().isProblem());
    }

    private static Move sending(Entry entry) {
        return new Move(OutboxState.SENDING, entry.entry().reason(), null, entry.failures(), null);
    }

    private CallResult send(Request request, long start) {
        if (System.nanoTime() - start > LATEST_DEPARTURE.toNanos()) {
            return new CallResult.NotApplied("the process was frozen before it could send", null);
        }
        try {
            request.send(partnero);
            return new CallResult.Accepted();
        } catch (PartneroException e) {
            heed(e);
            return CallResult.of(e);
        } catch (IllegalArgumentException | NullPointerException e) {
            // Arguments are checked before anything is sent. The message may show them.
            return new CallResult.Refused(
                    "the client refused to send it: " + e.getClass().getSimpleName(), false);
        } catch (RuntimeException e) {
            return new CallResult.Unknown("the client failed: " + e.getClass().getSimpleName());
        } finally {
            calm();
        }
    }

    private LookUpResult look(Entry entry, Request request) {
        try {
            return request.foundIn(partnero.transactions()
                    .list(TransactionQuery.byKey(entry.entry().key())));
        } catch (PartneroException e) {
            heed(e);
            return LookUpResult.FAILED;
        } catch (RuntimeException e) {
            return LookUpResult.FAILED;
        } finally {
            calm();
        }
    }

    /** Who asks to be left alone means all requests. */
    private void heed(PartneroException exception) {
        Duration retryAfter = exception.retryAfter();
        if (retryAfter != null) {
            lane.pause(StateMachine.bounded(retryAfter));
        }
    }

    /** What became of the call must be stored although the thread is to end; some drivers close the database of an interrupted thread. */
    private static void calm() {
        Thread.interrupted();
    }

    private @Nullable Instant due(Entry entry, Move move) {
        return store(entry, move) == null ? clock.instant() : move.due();
    }

    private @Nullable Entry store(Entry entry, Move move) {
        Entry now = table.move(entry, move, entry.countedFrom(), clock.instant());
        if (now != null) {
            stored.accept(now.entry());
        }
        return now;
    }
}
