package com.partnero.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.outbox.ModelledOrder.Bounds;
import com.partnero.outbox.ModelledOrder.Rules;
import com.partnero.outbox.StateExplorer.Result;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.GivenUp;
import com.partnero.outbox.Step.Move;
import com.partnero.outbox.Step.Post;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Every history of one order up to a bound: callers that repeat themselves and come in any order, lost answers, late requests,
 * lists that lag, instances that end or freeze. And for each rule a history that breaks without it.
 *
 * <p>"Window": after the settle window every request was carried out or never will be. "Open": none of that. Two searches are
 * left to {@code -Plong}: two lost answers around an instance that freezes before its first byte, and much at once.
 */
class StateMachineModelTest {

    private static final boolean LONG = Boolean.getBoolean("partnero.test.long");
    private static final int LIMIT = 20_000_000;

    private static Bounds bounds(Consumer<Bounds> change) {
        Bounds bounds = new Bounds();
        change.accept(bounds);
        return bounds;
    }

    private static Bounds window(Consumer<Bounds> change) {
        return bounds(change);
    }

    private static Bounds open(Consumer<Bounds> change) {
        return bounds(b -> {
            b.inWindow = false;
            change.accept(b);
        });
    }

    private static void holds(Bounds bounds) {
        Result result = StateExplorer.explore(new ModelledOrder(new StateMachine(), new Rules(), bounds), LIMIT);
        System.out.println(result);
        assertThat(result.violation())
                .as(() -> String.join("\n", result.history()))
                .isNull();
        assertThat(result.complete()).isTrue();
    }

    private static void breaks(StateMachine machine, Consumer<Rules> without, Bounds bounds, String how) {
        Rules rules = new Rules();
        without.accept(rules);
        Result result = StateExplorer.explore(new ModelledOrder(machine, rules, bounds), LIMIT);
        assertThat(result.violation()).as(result::toString).isNotNull().contains(how);
    }

    private static void breaks(Consumer<Rules> without, Bounds bounds) {
        breaks(new StateMachine(), without, bounds, "");
    }

    private static void breaks(StateMachine machine, Bounds bounds) {
        breaks(machine, rules -> {}, bounds, "");
    }

    // ---- what holds

    @Test
    void lostAnswersDeadAndFrozenInstances() {
        holds(window(b -> {
            b.events = 4;
            b.losses = 2;
            b.crashes = 2;
            b.freezes = 1;
        }));
    }

    @Test
    void aListThatLies() {
        holds(window(b -> {
            b.losses = 2;
            b.lyingLists = 1;
            b.freezes = 1;
        }));
    }

    @Test
    void othersThatWriteWhileItWaits() {
        holds(window(b -> {
            b.writesOfOthers = 1;
            b.decisions = 2;
        }));
    }

    @Test
    void ordersThatOlderCodeRecorded() {
        holds(window(b -> {
            b.writesOfOthers = 1;
            b.othersWroteBefore = true;
            b.decisions = 1;
        }));
    }

    @Test
    void anAmountThatTheServiceRefuses() {
        holds(window(b -> {
            b.events = 4;
            b.refusedContents = 1 << 3;
        }));
    }

    @Test
    void anOrderThatIsRemovedAndSoldAgain() {
        holds(window(b -> {
            b.events = 4;
            b.freezes = 1;
            b.calls = new int[][] {{0, 2}, {1, 1}, {2, 2}, {3, 3}};
        }));
        holds(open(b -> b.calls = new int[][] {{0, 2}, {1, 1}, {2, 2}}));
    }

    @Test
    void equalRevisionsWithOtherContents() {
        holds(window(b -> b.calls = new int[][] {{0, 2}, {0, 3}, {1, 3}, {1, 4}}));
    }

    @Test
    void requestsThatAreCarriedOutLate() {
        holds(open(b -> {}));
    }

    @Test
    void auditsAmongOtherThings() {
        holds(open(b -> {
            b.earlyAudits = 1;
        }));
    }

    @Test
    void personsWhoDecideAboutWhatIsTooOld() {
        holds(open(b -> {
            b.timesTooOld = 1;
            b.decisions = 1;
        }));
    }

    @Test
    void instancesThatFreezeBeforeTheFirstByte() {
        holds(open(b -> {
            b.events = 2;
            b.losses = LONG ? 2 : 1;
            b.freezes = 1;
        }));
    }

    @Test
    void othersThatWriteWhileRequestsAreLate() {
        holds(open(b -> {
            b.events = 2;
            b.writesOfOthers = 1;
            b.decisions = 1;
        }));
    }

    @Test
    void muchAtOnce() {
        if (!LONG) {
            return;
        }
        holds(window(b -> {
            b.events = 4;
            b.losses = 2;
            b.lyingLists = 1;
            b.freezes = 1;
        }));
    }

    // ---- what breaks without a rule

    @Test
    void r1EachUncertainCreateIsFollowedByANewWireKey() {
        breaks(
                new StateMachine() {
                    @Override
                    int wireAfterUncertainPost(Position at) {
                        return at.wire();
                    }
                },
                open(b -> {}));
    }

    @Test
    void r2EachAmendmentHasANewWireKey() {
        StateMachine without = new StateMachine() {
            @Override
            int wireAfterDelete(Position at) {
                return at.wire();
            }
        };
        breaks(without, open(b -> {}));
        // A late delete takes the new sale.
        breaks(without, open(b -> {
            b.checksAlways = false;
            b.checksLossOnly = true;
            b.crashes = 0;
            b.events = 2;
            b.calls = new int[][] {{0, 2}, {1, 3}};
        }));
        // Back to an earlier amount, while the list still shows the deleted row.
        breaks(without, open(b -> {
            b.checksAlways = false;
            b.checksLossOnly = true;
            b.lateDeletes = false;
            b.calls = new int[][] {{0, 2}, {1, 3}, {2, 2}};
        }));
    }

    @Test
    void r3CallersNeverChangeWhatIsKnown() {
        breaks(rules -> rules.callersLeaveStateAlone = false, window(b -> {}));
    }

    @Test
    void r4TheGreaterRevisionWins() {
        breaks(rules -> rules.revisionsDecide = false, window(b -> {}));
    }

    @Test
    void r5RemovalsOfUnknownOrdersAreKept() {
        breaks(rules -> rules.removalsOfUnknownAreKept = false, window(b -> {}));
    }

    @Test
    void r6EachStepIsStoredBeforeTheFirstByte() {
        breaks(rules -> rules.storedBeforeSent = false, window(b -> {}));
    }

    @Test
    void r7ClaimsAndResultsCompareTheVersion() {
        breaks(rules -> rules.claimsCompareVersion = false, window(b -> {}));
        breaks(rules -> rules.resultsCompareVersion = false, window(b -> {
            b.freezes = 1;
            b.losses = 2;
            b.checksAtRest = false;
        }));
    }

    @Test
    void r8TheSettleWindowPassesBeforeALookCounts() {
        breaks(rules -> rules.windowBeforeLook = false, window(b -> {}));
    }

    @Test
    void r9ASaleIsDeletedBeforeAnotherIsCreated() {
        breaks(
                new StateMachine() {
                    @Override
                    Step replace(Position at, Wanted wanted) {
                        return wanted.sale()
                                ? new Post(at.sending(at.wire() + 1), GivenUp.MAY_APPEAR)
                                : super.replace(at, wanted);
                    }
                },
                window(b -> {}));
    }

    @Test
    void r10WhatIsBeingDeletedStaysSo() {
        breaks(
                new StateMachine() {
                    @Override
                    Step toDelete(Position at, Wanted wanted) {
                        return wanted.isSent()
                                ? new Move(at.to(OutboxState.RECORDED), Due.AT_REST)
                                : super.toDelete(at, wanted);
                    }
                },
                window(b -> {}));
    }

    @Test
    void r11WhatIsNotFreshIsLookedUpFirst() {
        breaks(
                new StateMachine() {
                    @Override
                    boolean looksFirst(Position at, Wanted wanted) {
                        return false;
                    }
                },
                window(b -> b.writesOfOthers = 1));
        breaks(rules -> rules.amendmentsLookFirst = false, window(b -> {
            b.writesOfOthers = 1;
            b.othersWroteBefore = true;
        }));
    }

    @Test
    void r12TheSettleWindowPassesBeforeALostDeleteCounts() {
        breaks(
                new StateMachine() {
                    @Override
                    Move uncertainDelete(Position at, String reason) {
                        return new Move(at.to(OutboxState.TO_DELETE, NextLook.SETTLE), Due.NOW, reason);
                    }
                },
                window(b -> {}));
    }

    @Test
    void r13TwoLooksAreNeeded() {
        breaks(
                new StateMachine() {
                    @Override
                    boolean isSecondLook(Position at) {
                        return true;
                    }
                },
                window(b -> b.lyingLists = 1));
    }

    @Test
    void r14GivenUpWireKeysAreAudited() {
        breaks(rules -> rules.audits = false, open(b -> {}));
    }

    @Test
    void r15WhatADeadInstanceHoldsIsFound() {
        breaks(rules -> rules.deadAreFound = false, window(b -> {}));
    }

    @Test
    void r16PeopleAreTold() {
        breaks(rules -> rules.peopleAreTold = false, window(b -> b.writesOfOthers = 1));
    }

    @Test
    void r17OtherCodeAsksTheOutbox() {
        breaks(
                new StateMachine(),
                rules -> {},
                window(b -> {
                    b.writesOfOthers = 1;
                    b.othersWriteAtRest = 1;
                }),
                "wanted: nothing");
        breaks(
                new StateMachine(),
                rules -> {},
                window(b -> {
                    b.writesOfOthers = 1;
                    b.othersWriteAtRest = 2;
                }),
                "recorded: 2");
    }

    @Test
    void r18ARetryGoesOnWhereTheRowStopped() {
        breaks(
                new StateMachine() {
                    @Override
                    Move retry(Position at) {
                        return at.stoppedIn() == OutboxState.TO_DELETE
                                ? new Move(at.to(OutboxState.UNKNOWN, NextLook.SETTLE), Due.SETTLED)
                                : super.retry(at);
                    }
                },
                open(b -> {
                    b.timesTooOld = 1;
                    b.decisions = 1;
                }));
    }

    // ---- what no rule can exclude

    @Test
    void anotherWriterThatLooksAndCreatesInTheSameMomentCannotBeExcluded() {
        breaks(
                new StateMachine(),
                rules -> {},
                window(b -> {
                    b.writesOfOthers = 1;
                    b.othersWriteAnyTime = true;
                    b.events = 1;
                    b.losses = 0;
                    b.crashes = 0;
                }),
                "");
    }

    @Test
    void aRequestThatIsCarriedOutAfterTheLastAuditIsNotSeen() {
        breaks(rules -> rules.auditsAfterLastRequest = false, open(b -> {}));
    }
}
