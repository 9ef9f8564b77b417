package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spi.LookUpResult;
import com.partnero.spring.boot.outbox.Step.Done;
import com.partnero.spring.boot.outbox.Step.LookAfterRefusal;
import com.partnero.spring.boot.outbox.Step.Move;
import com.partnero.spring.boot.outbox.Step.Send;
import com.partnero.spring.boot.outbox.Step.Wait;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every history of an entry, not some: all answers, losses, failed looks and crashes, against a service that keeps duplicates. */
class StateMachineTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DEPTH = 9;

    private final StateMachine machine = new StateMachine(
            Duration.ofSeconds(120), Duration.ofSeconds(5), Duration.ofHours(1), 2, Duration.ofDays(7));
    private int histories;

    /** What is stored here, what the service has, and what was proved. */
    private record World(Entry entry, int rows, Instant now) {

        World with(Entry next) {
            return new World(next, rows, now);
        }

        World rows(int next) {
            return new World(entry, next, now);
        }

        World at(@Nullable Instant time) {
            return time == null || time.isBefore(now) ? this : new World(entry, rows, time);
        }
    }

    private static Entry entry(OutboxKind kind) {
        OutboxEntry entry =
                new OutboxEntry("id", "default", kind, "order-1", OutboxState.PENDING, 0, null, START, START, START);
        return new Entry(entry, "", 1, 0, null, START, 1);
    }

    @ParameterizedTest
    @CsvSource({"SALE, 0", "CREDIT, 0", "DELETE, 0", "DELETE, 1", "DELETE, 2"})
    void noHistoryLosesOrDoubles(OutboxKind kind, int rows) {
        turn(new World(entry(kind), rows, START), rows, DEPTH);

        System.out.println(kind + " with " + rows + " rows before: " + histories + " histories");
        assertThat(histories).isGreaterThan(30);
    }

    private void turn(World world, int before, int depth) {
        check(world, before);
        if (depth <= 0) {
            histories++;
            return;
        }
        explore(world, machine.begin(world.entry(), false, world.now()), before, depth);
    }

    /** Before anything is stored, the process may die; the next turn then finds what was stored last. */
    private void explore(World world, Step step, int before, int depth) {
        if (step instanceof Done) {
            histories++;
            return;
        }
        if (step instanceof Wait wait) {
            turn(world.at(wait.due()), before, depth - 1);
            return;
        }
        turn(world, before, depth - 1);
        if (step instanceof Move move) {
            Entry stored = world.entry().moved(move, world.entry().countedFrom(), world.now());
            turn(world.with(stored).at(move.due()), before, depth - 1);
        } else if (step instanceof Send) {
            Entry sending = world.entry()
                    .moved(
                            new Move(
                                    OutboxState.SENDING,
                                    null,
                                    null,
                                    world.entry().failures(),
                                    null),
                            START,
                            world.now());
            send(world.with(sending), before, depth);
        } else {
            look(world, step, before, depth);
        }
    }

    private void send(World world, int before, int depth) {
        World done = world.rows(world.entry().kind() == OutboxKind.DELETE ? world.rows() - 1 : world.rows() + 1);
        turn(world, before, depth - 1);
        turn(done, before, depth - 1);
        after(done, new CallResult.Accepted(), before, depth);
        after(done, new CallResult.Unknown("lost answer"), before, depth);
        after(world, new CallResult.Unknown("lost request"), before, depth);
        after(world, new CallResult.NotApplied("429", Duration.ofSeconds(7)), before, depth);
        after(world, new CallResult.Refused("422", false), before, depth);
        after(world, new CallResult.Refused("409", true), before, depth);
    }

    private void after(World world, CallResult result, int before, int depth) {
        explore(world, machine.afterCall(world.entry(), result, world.now()), before, depth - 1);
    }

    private void look(World world, Step step, int before, int depth) {
        LookUpResult truth = switch (world.rows()) {
            case 0 -> LookUpResult.MISSING;
            case 1 -> LookUpResult.SAME;
            default -> LookUpResult.MANY;
        };
        for (LookUpResult found : new LookUpResult[] {truth, LookUpResult.UNPROVEN, LookUpResult.FAILED}) {
            Step next = step instanceof LookAfterRefusal refused
                    ? machine.afterLookAtRefused(refused.refusal(), found)
                    : machine.afterLook(world.entry(), found, world.now());
            explore(world, next, before, depth - 1);
        }
    }

    private static void check(World world, int before) {
        OutboxState state = world.entry().state();
        if (world.entry().kind() == OutboxKind.DELETE) {
            assertThat(world.rows())
                    .as("a second sale under the key is not deleted")
                    .isGreaterThanOrEqualTo(before - 1);
            assertThat(before == 2 && world.rows() < 2)
                    .as("of two, neither is deleted")
                    .isFalse();
            assertThat(state == OutboxState.DELIVERED && world.rows() != 0)
                    .as("what is told to be deleted is")
                    .isFalse();
            return;
        }
        assertThat(world.rows()).as("recorded at most once").isLessThanOrEqualTo(1);
        assertThat(state == OutboxState.DELIVERED && world.rows() != 1)
                .as("what is told to be delivered is")
                .isFalse();
        assertThat(state).isNotEqualTo(OutboxState.DISCARDED);
    }

    @Test
    void theServiceIsLeftAloneForAsLongAsItAsks() {
        Step step = machine.afterCall(
                entry(OutboxKind.SALE), new CallResult.NotApplied("429", Duration.ofMinutes(3)), START);

        assertThat(((Move) step).due()).isEqualTo(START.plus(Duration.ofMinutes(3)));
    }

    @Test
    void pausesGrowUpToTheLongest() {
        Entry entry = entry(OutboxKind.SALE);
        Duration last = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            Move move = (Move) machine.afterCall(entry, new CallResult.NotApplied("refused", null), START);
            Duration pause = Duration.between(START, move.due());
            assertThat(pause).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofHours(1));
            last = pause;
            entry = entry.moved(move, START, START);
        }
        assertThat(last).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aSaleIsAbsentOnlyAfterTwoLooksFiveSecondsApart() {
        Entry sent = entry(OutboxKind.SALE).moved(new Move(OutboxState.SENDING, null, null, 0, null), START, START);
        Entry settling = sent.moved((Move) machine.begin(sent, false, START), START, START);

        Move first = (Move) machine.afterLook(settling, LookUpResult.MISSING, START);
        Move second = (Move)
                machine.afterLook(settling.moved(first, START, START), LookUpResult.MISSING, START.plusSeconds(4));
        Move third = (Move)
                machine.afterLook(settling.moved(first, START, START), LookUpResult.MISSING, START.plusSeconds(5));

        assertThat(first.state()).isEqualTo(OutboxState.SETTLING);
        assertThat(second.state()).isEqualTo(OutboxState.SETTLING);
        assertThat(third.state()).isEqualTo(OutboxState.PENDING);
    }

    @Test
    void aRetryLooksFirstWhereASaleMayHaveBeenSent() {
        Entry sent = entry(OutboxKind.SALE).moved(new Move(OutboxState.SENDING, null, null, 0, null), START, START);

        assertThat(machine.retry(sent, START).state()).isEqualTo(OutboxState.SETTLING);
        assertThat(machine.retry(entry(OutboxKind.SALE), START).state()).isEqualTo(OutboxState.PENDING);
    }

    @Test
    void aDeletionWaitsForItsSale() {
        assertThat(machine.begin(entry(OutboxKind.DELETE), true, START)).isInstanceOf(Wait.class);
    }
}
