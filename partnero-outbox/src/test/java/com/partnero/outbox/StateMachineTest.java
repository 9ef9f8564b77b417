package com.partnero.outbox;

import static com.partnero.outbox.OutboxState.ABSENT;
import static com.partnero.outbox.OutboxState.ATTENTION;
import static com.partnero.outbox.OutboxState.DELETING;
import static com.partnero.outbox.OutboxState.DISCARDED;
import static com.partnero.outbox.OutboxState.NOT_SENT;
import static com.partnero.outbox.OutboxState.RECORDED;
import static com.partnero.outbox.OutboxState.REFUSED;
import static com.partnero.outbox.OutboxState.SENDING;
import static com.partnero.outbox.OutboxState.TO_DELETE;
import static com.partnero.outbox.OutboxState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.outbox.Answer.Kind;
import com.partnero.outbox.Step.Delete;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.GivenUp;
import com.partnero.outbox.Step.LookUp;
import com.partnero.outbox.Step.Move;
import com.partnero.outbox.Step.Post;
import com.partnero.outbox.Step.Rest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cell of the tables by which what is known moves towards what is wanted. */
class StateMachineTest {

    private static final Wanted SENT = new Wanted(true, true, false, false, false, false);
    private static final Wanted OTHER_SALE = new Wanted(true, false, true, false, true, false);
    private static final Wanted FRESH_SALE = new Wanted(true, false, false, true, false, false);
    private static final Wanted OLD_SALE = new Wanted(true, false, false, false, false, false);
    private static final Wanted NOTHING = new Wanted(false, false, true, false, true, false);
    private static final Wanted SAME_NOTHING = new Wanted(false, false, true, false, false, false);
    private static final Wanted LATE = new Wanted(true, false, false, false, false, true);

    private final StateMachine machine = new StateMachine();

    private static Position at(OutboxState state) {
        return at(state, NextLook.NONE, 1);
    }

    private static Position at(OutboxState state, NextLook look, int wire) {
        return new Position(state, look, wire, null);
    }

    private static Position stopped(OutboxState state) {
        return new Position(ATTENTION, NextLook.NONE, 1, state);
    }

    private static Post post(int wire) {
        return new Post(at(SENDING, NextLook.NONE, wire), GivenUp.NO);
    }

    private static Answer answer(Kind kind) {
        return Answer.of(kind, "why");
    }

    // ---- what is known, what is wanted

    @Test
    void aFreshSaleIsSentWithoutALookAndAnyOtherFirstSaleIsLookedUp() {
        assertThat(machine.next(at(NOT_SENT), FRESH_SALE)).isEqualTo(post(1));
        assertThat(machine.next(at(NOT_SENT), OLD_SALE)).isEqualTo(new LookUp());
        assertThat(machine.next(at(NOT_SENT, NextLook.FIRST, 1), FRESH_SALE)).isEqualTo(new LookUp());
        assertThat(machine.next(at(NOT_SENT, NextLook.FIRST, 2), OLD_SALE)).isInstanceOf(Post.class);
    }

    @Test
    void nothingIsWantedAndNothingWasSent() {
        assertThat(machine.next(at(NOT_SENT), NOTHING))
                .isEqualTo(new Move(at(NOT_SENT, NextLook.SETTLE, 1), Due.SETTLED));
        assertThat(machine.next(at(NOT_SENT, NextLook.SETTLE, 1), NOTHING)).isEqualTo(new LookUp());
        assertThat(machine.next(at(NOT_SENT, NextLook.NONE, 2), NOTHING))
                .isEqualTo(new Move(at(ABSENT, NextLook.NONE, 2), Due.AT_REST));
    }

    @Test
    void aLeaseThatEndsWhileSendingOrDeletingLeavesItUncertain() {
        for (Wanted wanted : new Wanted[] {SENT, OTHER_SALE, NOTHING}) {
            assertThat(machine.next(at(SENDING), wanted))
                    .isEqualTo(new Move(at(UNKNOWN, NextLook.SETTLE, 1), Due.SETTLED, "ended while sending"));
            assertThat(machine.next(at(DELETING), wanted))
                    .isEqualTo(new Move(at(TO_DELETE, NextLook.SETTLE, 1), Due.SETTLED, "ended while deleting"));
        }
    }

    @Test
    void whatIsUnknownIsLookedUpWhateverIsWanted() {
        for (Wanted wanted : new Wanted[] {SENT, OTHER_SALE, NOTHING}) {
            assertThat(machine.next(at(UNKNOWN, NextLook.SETTLE, 1), wanted)).isEqualTo(new LookUp());
        }
    }

    @Test
    void aRecordedSaleRestsOrIsDeleted() {
        assertThat(machine.next(at(RECORDED), SENT)).isEqualTo(new Rest());
        assertThat(machine.next(at(RECORDED), OTHER_SALE)).isEqualTo(new Delete(at(DELETING)));
        assertThat(machine.next(at(RECORDED), NOTHING)).isEqualTo(new Delete(at(DELETING)));
    }

    @Test
    void whatIsBeingDeletedStaysSoEvenIfItIsWantedAgain() {
        for (Wanted wanted : new Wanted[] {SENT, OTHER_SALE, NOTHING}) {
            assertThat(machine.next(at(TO_DELETE), wanted)).isEqualTo(new Delete(at(DELETING)));
            assertThat(machine.next(at(TO_DELETE, NextLook.SETTLE, 1), wanted)).isEqualTo(new LookUp());
        }
    }

    @Test
    void afterADeletedSaleTheNextWireKeyIsUsed() {
        assertThat(machine.next(at(ABSENT), SENT)).isEqualTo(post(2));
        assertThat(machine.next(at(ABSENT, NextLook.NONE, 4), OTHER_SALE)).isEqualTo(post(5));
        assertThat(machine.next(at(ABSENT), NOTHING)).isEqualTo(new Rest());
    }

    @Test
    void aRefusedSaleRestsUntilAnotherIsWanted() {
        assertThat(machine.next(at(REFUSED), SENT)).isEqualTo(new Rest());
        assertThat(machine.next(at(REFUSED), OTHER_SALE)).isEqualTo(post(1));
        assertThat(machine.next(at(REFUSED), NOTHING))
                .isEqualTo(new Move(at(NOT_SENT, NextLook.SETTLE, 1), Due.SETTLED));
    }

    @ParameterizedTest
    @EnumSource(names = {"ATTENTION", "DISCARDED"})
    void whatAPersonDecidesAboutRestsUntilNothingIsWantedAnyMore(OutboxState state) {
        Position at = new Position(state, NextLook.NONE, 1, UNKNOWN);

        assertThat(machine.next(at, SENT)).isEqualTo(new Rest());
        assertThat(machine.next(at, OTHER_SALE)).isEqualTo(new Rest());
        assertThat(machine.next(at, SAME_NOTHING)).isEqualTo(new Rest());
        assertThat(machine.next(at, NOTHING)).isEqualTo(new Move(at(TO_DELETE), Due.NOW));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNKNOWN", "TO_DELETE"})
    void whatIsOlderThanMaxAgeStopsForAPerson(OutboxState state) {
        Step step = machine.next(at(state), LATE);

        assertThat(step).isInstanceOfSatisfying(Move.class, move -> {
            assertThat(move.to()).isEqualTo(stopped(state));
            assertThat(move.due()).isEqualTo(Due.AT_REST);
            assertThat(move.reason()).contains("max-age");
        });
    }

    // ---- the answer to a create

    @Test
    void anAcceptedCreateIsRecorded() {
        assertThat(machine.afterPost(at(SENDING), Answer.ACCEPTED)).isEqualTo(new Move(at(RECORDED), Due.AT_REST));
    }

    @Test
    void aCreateThatWasCertainlyNotCarriedOutIsRepeatedLater() {
        assertThat(machine.afterPost(at(SENDING), answer(Kind.NOT_APPLIED)))
                .isEqualTo(new Move(at(NOT_SENT), Due.BACK_OFF, "why"));
        assertThat(machine.afterPost(at(SENDING, NextLook.FIRST, 1), answer(Kind.NOT_APPLIED)))
                .isEqualTo(new Move(at(NOT_SENT, NextLook.FIRST, 1), Due.BACK_OFF, "why"));
    }

    @Test
    void aBuyerWhoWasNotReferredIsAnOrdinaryEnd() {
        assertThat(machine.afterPost(at(SENDING), answer(Kind.NOT_REFERRED)))
                .isEqualTo(new Move(at(REFUSED), Due.AT_REST, "why"));
    }

    @Test
    void aKeyThatIsTakenIsLookedUpAndOneThatNobodyElseUsesIsForAPerson() {
        assertThat(machine.afterPost(at(SENDING), answer(Kind.TAKEN)))
                .isEqualTo(new Move(at(NOT_SENT, NextLook.FIRST, 1), Due.BACK_OFF, "why"));
        assertThat(machine.afterPost(at(SENDING, NextLook.NONE, 2), answer(Kind.TAKEN))
                        .to()
                        .state())
                .isEqualTo(ATTENTION);
    }

    @Test
    void anyOtherRefusalIsForAPerson() {
        assertThat(machine.afterPost(at(SENDING), answer(Kind.REFUSED)))
                .isEqualTo(new Move(stopped(NOT_SENT), Due.AT_REST, "why"));
    }

    @Test
    void aLostAnswerWaitsForTheSettleWindow() {
        assertThat(machine.afterPost(at(SENDING), answer(Kind.UNKNOWN)))
                .isEqualTo(new Move(at(UNKNOWN, NextLook.SETTLE, 1), Due.SETTLED, "why"));
    }

    // ---- the answer to a delete

    @Test
    void anAcceptedDeleteGivesTheWireKeyUp() {
        assertThat(machine.afterDelete(at(DELETING), Answer.ACCEPTED))
                .isEqualTo(new Move(at(ABSENT), Due.AT_REST, GivenUp.DELETED, ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOT_APPLIED", "NOT_REFERRED", "REFUSED"})
    void aDeleteThatWasCertainlyNotCarriedOutIsRepeated(Kind kind) {
        assertThat(machine.afterDelete(at(DELETING), answer(kind)))
                .isEqualTo(new Move(at(TO_DELETE), Due.BACK_OFF, "why"));
    }

    @Test
    void aDeleteWhoseAnswerIsLostIsNotBelievedBeforeTheSettleWindow() {
        assertThat(machine.afterDelete(at(DELETING), answer(Kind.UNKNOWN)))
                .isEqualTo(new Move(at(TO_DELETE, NextLook.SETTLE, 1), Due.SETTLED, "why"));
    }

    // ---- what a look-up shows

    @ParameterizedTest
    @EnumSource(names = {"NOT_SENT", "UNKNOWN", "TO_DELETE"})
    void aLookUpThatProvesNothingIsRepeated(OutboxState state) {
        assertThat(machine.afterLook(at(state, NextLook.SETTLE, 1), SENT, Found.UNPROVEN))
                .isEqualTo(new Move(at(state, NextLook.SETTLE, 1), Due.BACK_OFF, "the look-up was inconclusive"));
    }

    @Test
    void aLookBeforeTheFirstCreate() {
        Position at = at(NOT_SENT, NextLook.FIRST, 1);

        assertThat(machine.afterLook(at, OLD_SALE, Found.NOTHING)).isInstanceOf(Post.class);
        assertThat(machine.afterLook(at, OLD_SALE, Found.SAME)).isEqualTo(new Move(at(RECORDED), Due.AT_REST));
        assertThat(machine.afterLook(at, OLD_SALE, Found.NOT_COMPARABLE))
                .isEqualTo(new Move(at(RECORDED), Due.AT_REST, "amount not comparable"));
        assertThat(machine.afterLook(at, OTHER_SALE, Found.OTHER_AMOUNT)).isEqualTo(new Move(at(TO_DELETE), Due.NOW));
        for (Found found : new Found[] {Found.OTHER_AMOUNT, Found.OTHER, Found.SEVERAL}) {
            assertThat(machine.afterLook(at, OLD_SALE, found))
                    .isInstanceOfSatisfying(
                            Move.class, move -> assertThat(move.to()).isEqualTo(stopped(NOT_SENT)));
        }
        assertThat(machine.afterLook(at, OTHER_SALE, Found.OTHER))
                .isInstanceOfSatisfying(
                        Move.class, move -> assertThat(move.to()).isEqualTo(stopped(NOT_SENT)));
    }

    @Test
    void aLookWhereNothingIsWantedAndNothingWasSent() {
        assertThat(machine.afterLook(at(NOT_SENT, NextLook.SETTLE, 1), NOTHING, Found.NOTHING))
                .isEqualTo(new Move(at(NOT_SENT, NextLook.AGAIN, 1), Due.SHORTLY));
        assertThat(machine.afterLook(at(NOT_SENT, NextLook.AGAIN, 1), NOTHING, Found.NOTHING))
                .isEqualTo(new Move(at(ABSENT), Due.AT_REST));
        for (Found found :
                new Found[] {Found.SAME, Found.NOT_COMPARABLE, Found.OTHER_AMOUNT, Found.OTHER, Found.SEVERAL}) {
            assertThat(machine.afterLook(at(NOT_SENT, NextLook.SETTLE, 1), NOTHING, found))
                    .isEqualTo(new Move(at(TO_DELETE), Due.NOW));
        }
    }

    @Test
    void aLookAfterALostCreate() {
        Position first = at(UNKNOWN, NextLook.SETTLE, 1);
        Position second = at(UNKNOWN, NextLook.AGAIN, 1);

        assertThat(machine.afterLook(first, SENT, Found.SAME)).isEqualTo(new Move(at(RECORDED), Due.AT_REST));
        assertThat(machine.afterLook(first, SENT, Found.NOT_COMPARABLE))
                .isEqualTo(new Move(at(RECORDED), Due.AT_REST, "amount not comparable"));
        assertThat(machine.afterLook(first, SENT, Found.NOTHING)).isEqualTo(new Move(second, Due.SHORTLY));
        assertThat(machine.afterLook(second, SENT, Found.NOTHING))
                .isEqualTo(new Post(at(SENDING, NextLook.FIRST, 2), GivenUp.MAY_APPEAR));
        assertThat(machine.afterLook(second, NOTHING, Found.NOTHING))
                .isEqualTo(new Move(at(ABSENT), Due.AT_REST, GivenUp.MAY_APPEAR, ""));
        for (Found found : new Found[] {Found.OTHER_AMOUNT, Found.OTHER, Found.SEVERAL}) {
            assertThat(machine.afterLook(first, SENT, found))
                    .isInstanceOfSatisfying(
                            Move.class, move -> assertThat(move.to()).isEqualTo(stopped(UNKNOWN)));
            assertThat(machine.afterLook(first, NOTHING, found)).isEqualTo(new Move(at(TO_DELETE), Due.NOW));
        }
    }

    @Test
    void aLookAfterALostDelete() {
        Position first = at(TO_DELETE, NextLook.SETTLE, 1);
        Position second = at(TO_DELETE, NextLook.AGAIN, 1);

        assertThat(machine.afterLook(first, SENT, Found.NOTHING)).isEqualTo(new Move(second, Due.SHORTLY));
        assertThat(machine.afterLook(second, SENT, Found.NOTHING))
                .isEqualTo(new Move(at(ABSENT), Due.NOW, GivenUp.MAY_APPEAR, ""));
        for (Found found :
                new Found[] {Found.SAME, Found.NOT_COMPARABLE, Found.OTHER_AMOUNT, Found.OTHER, Found.SEVERAL}) {
            assertThat(machine.afterLook(first, SENT, found)).isEqualTo(new Delete(at(DELETING)));
        }
    }

    // ---- what a person decides

    @Test
    void aRetryGoesOnWhereTheRowStopped() {
        assertThat(machine.retry(stopped(TO_DELETE)))
                .isEqualTo(new Move(at(TO_DELETE, NextLook.SETTLE, 1), Due.SETTLED));
        assertThat(machine.retry(stopped(UNKNOWN))).isEqualTo(new Move(at(UNKNOWN, NextLook.SETTLE, 1), Due.SETTLED));
        assertThat(machine.retry(stopped(NOT_SENT))).isEqualTo(new Move(at(NOT_SENT, NextLook.FIRST, 1), Due.NOW));
    }

    @Test
    void aPersonReplacesOrDiscards() {
        assertThat(machine.replaceRecorded(stopped(UNKNOWN))).isEqualTo(new Move(at(TO_DELETE), Due.NOW));
        assertThat(machine.discard(stopped(UNKNOWN)))
                .isEqualTo(new Move(new Position(DISCARDED, NextLook.NONE, 1, UNKNOWN), Due.AT_REST));
    }

    // ---- credits

    @Test
    void aCreditIsSentOnceAndAnUncertainOneIsForAPerson() {
        assertThat(Credits.next(at(NOT_SENT), false)).isEqualTo(post(1));
        assertThat(Credits.next(at(NOT_SENT), true))
                .isInstanceOfSatisfying(
                        Move.class, move -> assertThat(move.to()).isEqualTo(stopped(NOT_SENT)));
        assertThat(Credits.next(at(SENDING), false))
                .isInstanceOfSatisfying(
                        Move.class, move -> assertThat(move.to()).isEqualTo(stopped(SENDING)));
        assertThat(Credits.next(at(RECORDED), false)).isEqualTo(new Rest());
        assertThat(Credits.afterPost(at(SENDING), Answer.ACCEPTED)).isEqualTo(new Move(at(RECORDED), Due.AT_REST));
        assertThat(Credits.afterPost(at(SENDING), answer(Kind.NOT_APPLIED)).to())
                .isEqualTo(at(NOT_SENT));
        assertThat(Credits.afterPost(at(SENDING), answer(Kind.UNKNOWN)).to()).isEqualTo(stopped(SENDING));
        assertThat(Credits.afterPost(at(SENDING), answer(Kind.REFUSED)).to()).isEqualTo(stopped(NOT_SENT));
        assertThat(Credits.retry(stopped(SENDING))).isEqualTo(new Move(at(NOT_SENT), Due.NOW));
    }
}
