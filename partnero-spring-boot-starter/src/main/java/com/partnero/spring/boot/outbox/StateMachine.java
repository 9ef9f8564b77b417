package com.partnero.spring.boot.outbox;

import com.partnero.spi.LookUpResult;
import com.partnero.spring.boot.outbox.Step.Done;
import com.partnero.spring.boot.outbox.Step.Look;
import com.partnero.spring.boot.outbox.Step.LookAfterRefusal;
import com.partnero.spring.boot.outbox.Step.Move;
import com.partnero.spring.boot.outbox.Step.Send;
import com.partnero.spring.boot.outbox.Step.Wait;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All decisions of the outbox, without the database, the network and the clock. The rules in two sentences: what may have been
 * carried out is looked up before it is sent again, and a credit, which cannot be looked up, is not; what the service refuses
 * or contradicts is left to a person.
 *
 * <p>Immutable and thread-safe.
 */
final class StateMachine {

    /** Between the two looks that together prove that nothing is there; less only if the settle window is less. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final Duration settleWindow;
    private final Duration initialDelay;
    private final Duration maxDelay;
    private final double multiplier;
    private final Duration maxAge;

    StateMachine(Duration settleWindow, Duration initialDelay, Duration maxDelay, double multiplier, Duration maxAge) {
        this.settleWindow = settleWindow;
        this.initialDelay = initialDelay;
        this.maxDelay = maxDelay;
        this.multiplier = multiplier;
        this.maxAge = maxAge;
    }

    /**
     * The turn of an entry has come. One that is found {@link OutboxState#SENDING} was left by a process that died.
     *
     * @param saleOpen whether a deletion has a sale in the outbox that is neither delivered nor discarded
     */
    Step begin(Entry entry, boolean saleOpen, Instant now) {
        return switch (entry.state()) {
            case PENDING -> pending(entry, saleOpen, now);
            case SENDING -> uncertain(entry, "the application ended while it was sent", now);
            case SETTLING ->
                isTooOld(entry, now)
                        ? quarantine("for longer than max-age nobody could tell whether it was carried out")
                        : new Look();
            case DELIVERED, QUARANTINED, NEEDS_DECISION, DISCARDED -> new Done();
        };
    }

    private Step pending(Entry entry, boolean saleOpen, Instant now) {
        if (isTooOld(entry, now)) {
            String last = entry.entry().reason();
            return quarantine("not delivered within max-age" + (last == null ? "" : "; at last: " + last));
        }
        if (entry.kind() != OutboxKind.DELETE) {
            return new Send();
        }
        return saleOpen ? new Wait(now.plus(waitForSale(entry, now))) : new Look();
    }

    /** The longer it has waited, the longer it waits. */
    private Duration waitForSale(Entry entry, Instant now) {
        Duration age = Duration.between(entry.countedFrom(), now).dividedBy(2);
        return min(maxDelay, age.compareTo(initialDelay) < 0 ? initialDelay : age);
    }

    /** A call has ended. */
    Step afterCall(Entry entry, CallResult result, Instant now) {
        if (result instanceof CallResult.NotApplied later) {
            Duration asked = later.retryAfter();
            Duration delay = asked == null ? backOff(entry) : bounded(asked);
            return move(OutboxState.PENDING, later.reason(), now.plus(delay), entry.failures() + 1, null);
        } else if (result instanceof CallResult.Refused refused) {
            return afterRefusal(entry, refused, now);
        } else if (result instanceof CallResult.Contradicted contradicted) {
            return entry.kind() == OutboxKind.SALE
                    ? quarantine(contradicted.reason())
                    : uncertain(entry, contradicted.reason(), now);
        } else if (result instanceof CallResult.Unknown unknown) {
            return uncertain(entry, unknown.reason(), now);
        }
        return delivered();
    }

    /** What an earlier attempt recorded may be the very reason of the refusal. A deletion looks before each attempt anyway. */
    private Step afterRefusal(Entry entry, CallResult.Refused refused, Instant now) {
        if (entry.kind() == OutboxKind.DELETE) {
            return move(OutboxState.PENDING, refused.reason(), now.plus(backOff(entry)), entry.failures() + 1, null);
        }
        boolean earlier = refused.conflict() || entry.entry().attempts() > 1;
        return entry.kind() == OutboxKind.SALE && earlier
                ? new LookAfterRefusal(refused.reason())
                : quarantine(refused.reason());
    }

    private Move uncertain(Entry entry, String reason, Instant now) {
        return entry.kind() == OutboxKind.CREDIT
                ? move(OutboxState.NEEDS_DECISION, reason, null, 0, null)
                : move(OutboxState.SETTLING, reason, now.plus(settleWindow), 0, null);
    }

    /** A look-up after a refusal has ended. */
    Step afterLookAtRefused(String refusal, LookUpResult found) {
        return found == LookUpResult.SAME ? delivered() : quarantine(refusal);
    }

    /** A look-up has ended. */
    Step afterLook(Entry entry, LookUpResult found, Instant now) {
        return switch (found) {
            case SAME -> entry.kind() == OutboxKind.DELETE ? oneToDelete(entry, now) : delivered();
            case DIFFERENT -> quarantine("something else is recorded under its key");
            case INCOMPARABLE -> quarantine("the amount recorded under its key is in another unit");
            case MANY -> quarantine("several transactions are recorded under its key");
            case MISSING -> absent(entry, now);
            case UNPROVEN, FAILED ->
                move(entry.state(), "the look-up proved nothing", now.plus(backOff(entry)), entry.failures() + 1, null);
        };
    }

    /** Sent again only as every attempt was preceded by a look that showed exactly one transaction. */
    private static Step oneToDelete(Entry entry, Instant now) {
        return entry.state() == OutboxState.PENDING
                ? new Send()
                : move(OutboxState.PENDING, entry.entry().reason(), now, entry.failures(), null);
    }

    private Step absent(Entry entry, Instant now) {
        Instant since = entry.absentSince();
        String reason = entry.entry().reason();
        if (since == null || now.isBefore(since.plus(betweenLooks(entry)))) {
            Instant first = since == null ? now : since;
            return move(OutboxState.SETTLING, reason, first.plus(betweenLooks(entry)), entry.failures(), first);
        }
        return entry.kind() == OutboxKind.DELETE
                ? delivered()
                : move(OutboxState.PENDING, reason, now, entry.failures(), null);
    }

    /** A sale that was only just delivered may be shown late; a deletion that never went out has to allow for that. */
    private Duration betweenLooks(Entry entry) {
        return entry.entry().attempts() == 0 ? settleWindow : min(BETWEEN_LOOKS, settleWindow);
    }

    /** A person wants a problem tried again: with a look first, where that is possible. */
    Move retry(Entry entry, Instant now) {
        boolean lookFirst = entry.kind() == OutboxKind.SALE && entry.entry().attempts() > 0;
        return move(
                lookFirst ? OutboxState.SETTLING : OutboxState.PENDING,
                entry.entry().reason(),
                now,
                0,
                null);
    }

    Move discard(String reason) {
        return move(OutboxState.DISCARDED, reason, null, 0, null);
    }

    /** What was stored cannot be read. */
    Move unreadable() {
        return quarantine("its payload cannot be read");
    }

    /** A newer version of the application has recorded it and shall deliver it. */
    Wait leaveToNewer(Instant now) {
        return new Wait(now.plus(maxDelay.compareTo(Duration.ofMinutes(1)) < 0 ? maxDelay : Duration.ofMinutes(1)));
    }

    /** However long the service asks to be left alone, it is asked again the next day. */
    static Duration bounded(Duration retryAfter) {
        return min(retryAfter, Duration.ofDays(1));
    }

    private boolean isTooOld(Entry entry, Instant now) {
        return now.isAfter(entry.countedFrom().plus(maxAge));
    }

    private Duration backOff(Entry entry) {
        double factor = Math.pow(multiplier, Math.min(entry.failures(), 60));
        double millis = Math.min(maxDelay.toMillis(), initialDelay.toMillis() * factor);
        return Duration.ofMillis((long) millis);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Move delivered() {
        return move(OutboxState.DELIVERED, null, null, 0, null);
    }

    private static Move quarantine(String reason) {
        return move(OutboxState.QUARANTINED, reason, null, 0, null);
    }

    private static Move move(
            OutboxState state,
            @Nullable String reason,
            @Nullable Instant due,
            int failures,
            @Nullable Instant absentSince) {
        return new Move(state, reason, due, failures, absentSince);
    }
}
