package com.partnero.outbox;

import com.partnero.outbox.Answer.Kind;
import com.partnero.outbox.StateExplorer.Steps;
import com.partnero.outbox.Step.Delete;
import com.partnero.outbox.Step.Due;
import com.partnero.outbox.Step.GivenUp;
import com.partnero.outbox.Step.LookUp;
import com.partnero.outbox.Step.Move;
import com.partnero.outbox.Step.Post;
import org.jspecify.annotations.Nullable;

/**
 * One row of the outbox, driven by a {@link StateMachine}, among callers, other writers, persons and everything that goes wrong.
 * What is not the state machine's (revisions, leases, versions, audits) is modelled here, each with a switch.
 */
final class ModelledOrder extends ModelledWorld {

    /** Rules that are not the state machine's. */
    static final class Rules {
        boolean storedBeforeSent = true;
        boolean windowBeforeLook = true;
        boolean revisionsDecide = true;
        boolean removalsOfUnknownAreKept = true;
        boolean callersLeaveStateAlone = true;
        boolean amendmentsLookFirst = true;
        boolean claimsCompareVersion = true;
        boolean resultsCompareVersion = true;
        boolean deadAreFound = true;
        boolean audits = true;
        boolean auditsAfterLastRequest = true;
        boolean peopleAreTold = true;
    }

    /** How far to explore. */
    static final class Bounds {
        boolean inWindow = true;
        int events = 3;
        int losses = 1;
        int crashes = 1;
        int freezes;
        int lyingLists;
        int decisions;
        int timesTooOld;
        int earlyAudits;
        int writesOfOthers;
        boolean othersWroteBefore;
        boolean othersWriteAnyTime;
        /** 1: others write when nothing is wanted and all is at rest; 2: when the sale is recorded under KEY~2 or later. */
        int othersWriteAtRest;

        int refusedContents;
        /** Revision and content of each call. */
        int[][] calls = {{0, 2}, {1, 3}, {2, 2}, {3, 1}};

        boolean checksAlways = true;
        boolean checksAtRest = true;
        boolean checksLossOnly;
        boolean lateDeletes = true;
    }

    // The row.
    private static final int WANTED = 0; // 0 no row, 1 nothing, then sales
    private static final int REVISION = 1; // + 1
    private static final int WIRE = 2;
    private static final int STATE = 3;
    private static final int LOOK = 4;
    private static final int STOPPED_IN = 5; // + 1
    private static final int SENT = 6;
    private static final int WAITS = 7; // 1: its due time is still to come
    private static final int IS_OLD = 8;
    private static final int IS_NEW = 9;
    private static final int GIVEN_UP = 10; // a bit for each wire key to be audited
    private static final int CLAIMED = 11; // instance + 1
    // For the checks.
    private static final int TOLD = 12;
    private static final int RECORDED_EVER = 13;
    private static final int LAST_REVISION = 14; // + 1
    private static final int LAST_CONTENT = 15;
    // What may still happen.
    private static final int EVENTS = 16;
    private static final int LOSSES = 17;
    private static final int CRASHES = 18;
    private static final int FREEZES = 19;
    private static final int LIES = 20;
    private static final int DECISIONS = 21;
    private static final int AGES = 22;
    private static final int AUDITS = 23;
    private static final int OTHERS = 24;
    private static final int BASE = 25;

    private static final int LAST_KEY = 7;
    private static final int AUDIT = 7; // in place of a content
    private static final OutboxState[] STATES = OutboxState.values();
    private static final NextLook[] LOOKS = NextLook.values();

    private final StateMachine machine;
    private final Rules rules;
    private final Bounds bounds;

    ModelledOrder(StateMachine machine, Rules rules, Bounds bounds) {
        super(BASE, LOSSES, CRASHES, bounds.inWindow, bounds.refusedContents);
        this.machine = machine;
        this.rules = rules;
        this.bounds = bounds;
    }

    @Override
    public byte[] initial() {
        byte[] s = new byte[BASE + SHARED];
        s[EVENTS] = (byte) bounds.events;
        s[LOSSES] = (byte) bounds.losses;
        s[CRASHES] = (byte) bounds.crashes;
        s[FREEZES] = (byte) bounds.freezes;
        s[LIES] = (byte) bounds.lyingLists;
        s[DECISIONS] = (byte) bounds.decisions;
        s[AGES] = (byte) bounds.timesTooOld;
        s[AUDITS] = (byte) bounds.earlyAudits;
        s[OTHERS] = (byte) bounds.writesOfOthers;
        return s;
    }

    private static OutboxState state(byte[] s) {
        return STATES[s[STATE]];
    }

    private static boolean is(byte[] s, OutboxState state) {
        return s[STATE] == state.ordinal();
    }

    private static Position position(byte[] s) {
        return new Position(state(s), LOOKS[s[LOOK]], s[WIRE], s[STOPPED_IN] == 0 ? null : STATES[s[STOPPED_IN] - 1]);
    }

    private static void put(byte[] t, Position at) {
        t[STATE] = (byte) at.state().ordinal();
        t[LOOK] = (byte) at.look().ordinal();
        t[WIRE] = (byte) at.wire();
        t[STOPPED_IN] = (byte) (at.stoppedIn() == null ? 0 : at.stoppedIn().ordinal() + 1);
    }

    private static Wanted wanted(byte[] s, boolean late) {
        return new Wanted(
                s[WANTED] > NOTHING, s[SENT] == s[WANTED], s[REVISION] > 1, s[IS_OLD] == 0, s[IS_NEW] == 1, late);
    }

    @Override
    public void steps(byte[] s, Steps steps) {
        callers(s, steps);
        world(s, steps);
        others(s, steps);
        if (s[WANTED] == 0) {
            return;
        }
        persons(s, steps);
        time(s, steps);
        leases(s, steps);
        for (int i = 0; i < (areAlike(s) && s[CLAIMED] == 0 ? 1 : INSTANCES); i++) {
            instance(s, i, steps);
        }
    }

    // ---- callers

    private void callers(byte[] s, Steps steps) {
        if (s[EVENTS] == 0) {
            return;
        }
        for (int[] call : bounds.calls) {
            int revision = call[0] + 1;
            int content = call[1];
            byte[] t = s.clone();
            t[EVENTS]--;
            if (revision > t[LAST_REVISION]) {
                t[LAST_REVISION] = (byte) revision;
                t[LAST_CONTENT] = (byte) content;
            }
            if (s[WANTED] == 0) {
                insert(s, t, revision, content);
            } else if (revision > s[REVISION] || !rules.revisionsDecide && content != s[WANTED]) {
                change(t, revision, content);
            }
            steps.optional("caller: " + CONTENT[content] + ", revision " + call[0], canonical(t));
        }
    }

    private void insert(byte[] s, byte[] t, int revision, int content) {
        boolean sale = content != NOTHING;
        if (!sale && !rules.removalsOfUnknownAreKept) {
            return;
        }
        boolean looksFirst = revision > 1 && rules.amendmentsLookFirst;
        t[WANTED] = (byte) content;
        t[REVISION] = (byte) revision;
        put(t, Position.start(!sale ? NextLook.SETTLE : looksFirst ? NextLook.FIRST : NextLook.NONE));
        t[WAITS] = (byte) (sale ? 0 : 1);
        t[IS_OLD] = (byte) (revision == 1 && living(s, 1, 0, true) > 0 ? 1 : 0);
    }

    private void change(byte[] t, int revision, int content) {
        t[WANTED] = (byte) content;
        t[REVISION] = (byte) revision;
        if (!rules.callersLeaveStateAlone) {
            put(t, Position.start(NextLook.NONE));
        }
        if (is(t, OutboxState.ATTENTION) || is(t, OutboxState.DISCARDED)) {
            t[IS_NEW] = 1;
        }
    }

    // ---- others and persons

    private void others(byte[] s, Steps steps) {
        if (s[OTHERS] == 0 || living(s, 1, 0, null) > 0) {
            return;
        }
        // They look first, as createIfAbsent does, and write only where the outbox cannot be sure to be alone.
        boolean calm = s[WANTED] != 0
                && is(s, OutboxState.NOT_SENT)
                && s[WIRE] == 1
                && (s[IS_OLD] == 1 || s[LOOK] != NextLook.NONE.ordinal())
                && s[CLAIMED] == 0
                && !anyRequest(s);
        boolean before = bounds.othersWroteBefore && s[WANTED] == 0;
        boolean atRest = s[CLAIMED] == 0
                && s[GIVEN_UP] == 0
                && isQuiet(s)
                && (bounds.othersWriteAtRest == 1 && s[WANTED] == NOTHING && is(s, OutboxState.ABSENT)
                        || bounds.othersWriteAtRest == 2
                                && is(s, OutboxState.RECORDED)
                                && s[SENT] == s[WANTED]
                                && s[WIRE] > 1);
        if (bounds.othersWriteAtRest == 0 ? calm || before || bounds.othersWriteAnyTime : atRest) {
            for (int content : new int[] {2, 5}) {
                byte[] t = s.clone();
                t[OTHERS]--;
                if (addRow(t, 1, content, true)) {
                    recorded(t, 1);
                    steps.optional("others: create KEY=" + CONTENT[content], canonical(t));
                }
            }
        }
    }

    private void persons(byte[] s, Steps steps) {
        if (!is(s, OutboxState.ATTENTION) || s[DECISIONS] == 0 || s[CLAIMED] != 0) {
            return;
        }
        Position at = position(s);
        decide(s, "retry", machine.retry(at), steps);
        decide(s, "replace", machine.replaceRecorded(at), steps);
        decide(s, "discard", machine.discard(at), steps);
    }

    private void decide(byte[] s, String name, Move move, Steps steps) {
        byte[] t = s.clone();
        t[DECISIONS]--;
        t[TOLD] = (byte) (move.to().state() == OutboxState.DISCARDED ? t[TOLD] : 0);
        store(t, move);
        steps.optional("person: " + name, canonical(t));
    }

    // ---- time

    private void time(byte[] s, Steps steps) {
        boolean settles = s[LOOK] == NextLook.SETTLE.ordinal();
        if (s[WAITS] == 1 && s[CLAIMED] == 0 && (!settles || !inWindow || !rules.windowBeforeLook || isQuiet(s))) {
            byte[] t = s.clone();
            t[WAITS] = 0;
            steps.ordinary(settles ? "time: the settle window is over" : "time: the pause is over", canonical(t));
        }
        if (is(s, OutboxState.NOT_SENT) && s[IS_OLD] == 0 && bounds.writesOfOthers > 0) {
            byte[] t = s.clone();
            t[IS_OLD] = 1;
            steps.ordinary("time: the sale is no longer fresh", canonical(t));
        }
        if (s[AGES] > 0 && s[CLAIMED] == 0 && machine.next(position(s), wanted(s, true)) instanceof Move late) {
            if (late.to().state() == OutboxState.ATTENTION) {
                byte[] t = s.clone();
                t[AGES]--;
                store(t, late);
                t[TOLD] = 1;
                steps.optional("time: older than max-age", canonical(t));
            }
        }
    }

    /** The next claim finds what an instance has left behind, or holds for too long. */
    private void leases(byte[] s, Steps steps) {
        if (s[CLAIMED] == 0) {
            return;
        }
        int holder = s[CLAIMED] - 1;
        int phase = phase(s, holder);
        boolean dead = phase == IDLE;
        boolean calls = phase == TO_CREATE || phase == TO_DELETE || phase == WAITING;
        if (dead ? !rules.deadAreFound : s[FREEZES] == 0 || calls && inWindow) {
            return;
        }
        byte[] t = s.clone();
        t[CLAIMED] = 0;
        if (is(s, OutboxState.SENDING) || is(s, OutboxState.DELETING)) {
            store(t, (Move) machine.next(position(s), wanted(s, false)));
        }
        if (dead) {
            steps.ordinary("lease: of an instance that ended, is over", canonical(t));
        } else {
            t[FREEZES]--;
            fence(t, holder);
            steps.optional("lease: of a frozen instance (" + doing(phase) + "), is over", canonical(t));
        }
    }

    // ---- an instance

    private void instance(byte[] s, int i, Steps steps) {
        switch (phase(s, i)) {
            case IDLE -> idle(s, i, steps);
            case TO_CREATE, TO_DELETE -> {
                if (canSend(s)) {
                    byte[] t = s.clone();
                    send(t, i);
                    steps.ordinary("instance: sends", canonical(t));
                }
            }
            case CREATED, DELETED, LOOKED -> ended(s, i, steps);
            default -> {}
        }
    }

    private void idle(byte[] s, int i, Steps steps) {
        if (!rules.claimsCompareVersion
                && is(s, OutboxState.SENDING)
                && s[CLAIMED] == 2 - i
                && phase(s, 1 - i) == TO_CREATE) {
            byte[] t = s.clone();
            set(t, i, TO_CREATE, s[WIRE], s[SENT], 0);
            steps.ordinary("instance: claims what it read before the other claimed it", canonical(t));
        }
        earlyAudit(s, i, steps);
        if (s[CLAIMED] != 0 || s[WAITS] == 1) {
            return;
        }
        Step step = machine.next(position(s), wanted(s, false));
        if (step instanceof LookUp) {
            look(s, i, steps);
        } else if (!(step instanceof Step.Rest)) {
            take(s.clone(), i, step, steps);
        } else {
            audit(s, i, steps);
        }
    }

    /** Stores a step, and begins what it asks for. */
    private void take(byte[] t, int i, Step step, Steps steps) {
        if (step instanceof Post post) {
            giveUp(t, post.givenUp());
            t[CLAIMED] = (byte) (i + 1);
            t[WAITS] = 0;
            if (rules.storedBeforeSent) {
                put(t, post.to());
                t[SENT] = t[WANTED];
            }
            set(t, i, TO_CREATE, post.to().wire(), t[WANTED], 0);
            if (post.to().wire() > LAST_KEY) {
                return;
            }
        } else if (step instanceof Delete delete) {
            t[CLAIMED] = (byte) (i + 1);
            t[WAITS] = 0;
            put(t, delete.to());
            set(t, i, TO_DELETE, t[WIRE], 0, 0);
        } else {
            store(t, (Move) step);
        }
        steps.ordinary("instance: stores " + state(t) + " " + keyName(t[WIRE]), canonical(t));
    }

    private void store(byte[] t, Move move) {
        giveUp(t, move.givenUp());
        put(t, move.to());
        t[WAITS] = (byte) (move.due() == Due.SETTLED || move.due() == Due.SHORTLY ? 1 : 0);
        t[IS_NEW] = 0;
        if (move.to().state() == OutboxState.NOT_SENT) {
            t[SENT] = 0;
        }
        if (move.to().state() == OutboxState.ATTENTION) {
            t[TOLD] = (byte) (rules.peopleAreTold ? 1 : 0);
        } else if (move.to().state() != OutboxState.DISCARDED) {
            t[TOLD] = 0;
        }
    }

    private static void giveUp(byte[] t, GivenUp givenUp) {
        if (givenUp != GivenUp.NO) {
            t[GIVEN_UP] |= (byte) (1 << t[WIRE]);
        }
    }

    private void look(byte[] s, int i, Steps steps) {
        int rows = Math.min(2, shown(s, s[WIRE]));
        byte[] t = s.clone();
        t[CLAIMED] = (byte) (i + 1);
        set(t, i, LOOKED, s[WIRE], shownContent(s, s[WIRE]), rows);
        steps.ordinary("instance: looks at " + keyName(s[WIRE]) + ", finds " + rows, canonical(t));
        if (rows > 0 && s[LIES] > 0) {
            t = s.clone();
            t[LIES]--;
            t[CLAIMED] = (byte) (i + 1);
            set(t, i, LOOKED, s[WIRE], 0, 0);
            steps.optional("instance: looks at " + keyName(s[WIRE]) + ", the list lies", canonical(t));
        }
    }

    private void ended(byte[] s, int i, Steps steps) {
        byte[] t = s.clone();
        idle(t, i);
        if (content(s, i) == AUDIT) {
            steps.ordinary("instance: audit's delete has ended", canonical(t));
        } else if (isFenced(s, i) && rules.resultsCompareVersion) {
            steps.ordinary("instance: stores nothing, the row has moved on", canonical(t));
        } else if (phase(s, i) == LOOKED && !looks(s)) {
            // Only where results do not compare the version.
            t[CLAIMED] = 0;
            steps.ordinary("instance: has looked at what moved on", canonical(t));
        } else {
            t[CLAIMED] = 0;
            take(t, i, next(s, t, i), steps);
        }
    }

    private static boolean looks(byte[] s) {
        return is(s, OutboxState.NOT_SENT) || is(s, OutboxState.UNKNOWN) || is(s, OutboxState.TO_DELETE);
    }

    private Step next(byte[] s, byte[] t, int i) {
        Position at = position(s);
        if (phase(s, i) == LOOKED) {
            Found found = found(s, i);
            Step step = machine.afterLook(at, wanted(s, false), found);
            if (step instanceof Move move
                    && move.to().state() == OutboxState.RECORDED
                    && at.state() == OutboxState.NOT_SENT) {
                t[SENT] = (byte) content(s, i);
            }
            return step;
        }
        Answer answer = Answer.of(
                switch (result(s, i)) {
                    case OK -> Kind.ACCEPTED;
                    case NOT_APPLIED -> Kind.NOT_APPLIED;
                    case REFUSED -> Kind.NOT_REFERRED;
                    default -> Kind.UNKNOWN;
                },
                "");
        if (phase(s, i) == DELETED) {
            return machine.afterDelete(at, answer);
        }
        t[SENT] = (byte) content(s, i);
        Position sent = rules.storedBeforeSent ? at : at.sending(key(s, i));
        return machine.afterPost(sent, answer);
    }

    private Found found(byte[] s, int i) {
        int content = content(s, i);
        if (result(s, i) != 1) {
            return result(s, i) == 0 ? Found.NOTHING : Found.SEVERAL;
        }
        boolean ours = is(s, OutboxState.NOT_SENT) ? content <= 4 : content == s[SENT];
        return ours ? Found.SAME : is(s, OutboxState.NOT_SENT) ? Found.OTHER_AMOUNT : Found.OTHER;
    }

    /** When all else is at rest, given-up wire keys are looked at again: what a late request has made there is deleted. */
    private void audit(byte[] s, int i, Steps steps) {
        if (!rules.audits
                || s[GIVEN_UP] == 0
                || phase(s, 0) != IDLE
                || phase(s, 1) != IDLE
                || rules.auditsAfterLastRequest && !isQuiet(s)) {
            return;
        }
        int key = Integer.numberOfTrailingZeros(s[GIVEN_UP]);
        byte[] t = s.clone();
        // Under the present wire key again only where a rule is taken away.
        if (living(s, key, 0, null) > 0 && !(key == s[WIRE] && is(s, OutboxState.RECORDED))) {
            set(t, i, TO_DELETE, key, AUDIT, 0);
            steps.ordinary("audit: finds a sale under " + keyName(key), canonical(t));
        } else {
            t[GIVEN_UP] &= (byte) ~(1 << key);
            steps.ordinary("audit: finds nothing under " + keyName(key), canonical(t));
        }
    }

    private void earlyAudit(byte[] s, int i, Steps steps) {
        for (int key = 1; key <= LAST_KEY && s[AUDITS] > 0 && canSend(s); key++) {
            if ((s[GIVEN_UP] >> key & 1) != 0 && shown(s, key) > 0) {
                byte[] t = s.clone();
                t[AUDITS]--;
                set(t, i, TO_DELETE, key, AUDIT, 0);
                steps.optional("audit: among other things, finds a sale under " + keyName(key), canonical(t));
            }
        }
    }

    // ---- what must hold

    @Override
    public @Nullable String wrong(byte[] s) {
        if (!bounds.checksAlways) {
            return null;
        }
        if (s[LAST_REVISION] != 0 && s[WANTED] != s[LAST_CONTENT]) {
            return "the row wants " + CONTENT[s[WANTED]] + ", the greatest revision says " + CONTENT[s[LAST_CONTENT]];
        }
        if (inWindow && living(s, 0, 0, false) > 1) {
            return "two sales of ours for one order";
        }
        for (int key = 1; key <= LAST_KEY; key++) {
            if (living(s, key, 0, false) > 1) {
                return "two sales of ours under " + keyName(key);
            }
        }
        if (is(s, OutboxState.RECORDED) && (s[RECORDED_EVER] >> s[WIRE] & 1) == 0) {
            return "RECORDED, and nothing ever was under " + keyName(s[WIRE]);
        }
        return null;
    }

    @Override
    public @Nullable String wrongAtRest(byte[] s) {
        if (s[WANTED] == 0 || s[TOLD] == 1 || is(s, OutboxState.DISCARDED) || !bounds.checksAtRest) {
            return null;
        }
        int rows = living(s, 0, 0, null);
        if (bounds.checksLossOnly && (rows > 0 || s[WANTED] == NOTHING)) {
            return null;
        }
        if (s[WANTED] == NOTHING || is(s, OutboxState.REFUSED) && s[SENT] == s[WANTED]) {
            return rows == 0 ? null : "wanted: nothing; recorded: " + rows;
        }
        if (!is(s, OutboxState.RECORDED)) {
            return "left in " + state(s) + ", and nobody was told";
        }
        boolean right = rows == 1 && living(s, 0, s[WANTED], null) == 1;
        return right ? null : "wanted: " + CONTENT[s[WANTED]] + "; recorded: " + rows + " with other contents";
    }

    @Override
    boolean carriesOutLateDeletes() {
        return bounds.lateDeletes;
    }

    @Override
    void recorded(byte[] t, int key) {
        t[RECORDED_EVER] |= (byte) (1 << key);
    }

    @Override
    void swapInstances(byte[] t) {
        t[CLAIMED] = (byte) (t[CLAIMED] == 0 ? 0 : 3 - t[CLAIMED]);
    }

    @Override
    public String show(byte[] s) {
        return "row: wants " + CONTENT[s[WANTED]] + ", " + keyName(s[WIRE]) + " is " + state(s) + "; " + showWorld(s);
    }
}
