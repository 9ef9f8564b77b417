package com.partnero.outbox;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The service, the network and two instances, as a model: keys may repeat, lists show rows late, requests are carried out late or
 * never, answers get lost, instances end or freeze between any two steps. A subclass adds the row of the outbox, whose bytes
 * come first.
 */
abstract class ModelledWorld implements StateExplorer.Model {

    // What an instance is doing.
    static final int IDLE = 0;
    static final int TO_CREATE = 1;
    static final int TO_DELETE = 2;
    static final int WAITING = 3;
    static final int CREATED = 4;
    static final int DELETED = 5;
    static final int LOOKED = 6;
    private static final String[] DOING = {
        "idle", "about to create", "about to delete", "waiting", "before storing", "before storing", "before storing"
    };

    // How a request ended.
    static final int OK = 1;
    static final int UNKNOWN = 2;
    static final int NOT_APPLIED = 3;
    static final int REFUSED = 4;
    static final int NOT_FOUND = 5;
    static final String[] RESULT = {"", "done", "answer lost", "not carried out", "refused", "not found"};

    static final int INSTANCES = 2;
    private static final int INSTANCE = 5; // phase, wire key, content, result, whether its lease ran out
    private static final int REQUESTS =
            4; // 2 bytes each: 1 + delete * 2 + wire key * 4; content + waiting instance * 8 + result * 32
    private static final int ROWS =
            6; // 1 byte each: key (3 bits), content - 2 (2), of others (1), living (1), shown (1)
    static final int SHARED = INSTANCES * INSTANCE + REQUESTS * 2 + ROWS;

    /** Contents of an order: 1 is "nothing", sales follow; only others send 5. */
    static final int NOTHING = 1;

    static final String[] CONTENT = {"-", "nothing", "100", "70", "50", "999"};

    private final int base;
    private final int losses;
    private final int crashes;
    /** After the settle window every request was carried out or never will be, and lists are up to date. */
    final boolean inWindow;
    /** A bit for each content that the service refuses. */
    private final int refusedContents;

    /**
     * @param base how many bytes come first
     * @param losses where it stands how many answers may still get lost
     * @param crashes where it stands how many instances may still end
     */
    ModelledWorld(int base, int losses, int crashes, boolean inWindow, int refusedContents) {
        this.base = base;
        this.losses = losses;
        this.crashes = crashes;
        this.inWindow = inWindow;
        this.refusedContents = refusedContents;
    }

    boolean carriesOutLateDeletes() {
        return true;
    }

    /** A sale was recorded under a wire key. */
    abstract void recorded(byte[] state, int key);

    abstract void swapInstances(byte[] state);

    // ---- instances

    int at(int instance) {
        return base + instance * INSTANCE;
    }

    int phase(byte[] s, int instance) {
        return s[at(instance)];
    }

    int key(byte[] s, int instance) {
        return s[at(instance) + 1];
    }

    int content(byte[] s, int instance) {
        return s[at(instance) + 2];
    }

    int result(byte[] s, int instance) {
        return s[at(instance) + 3];
    }

    boolean isFenced(byte[] s, int instance) {
        return s[at(instance) + 4] == 1;
    }

    void fence(byte[] s, int instance) {
        s[at(instance) + 4] = 1;
    }

    void idle(byte[] s, int instance) {
        Arrays.fill(s, at(instance), at(instance) + INSTANCE, (byte) 0);
    }

    void set(byte[] s, int instance, int phase, int key, int content, int result) {
        int at = at(instance);
        s[at] = (byte) phase;
        s[at + 1] = (byte) key;
        s[at + 2] = (byte) content;
        s[at + 3] = (byte) result;
    }

    boolean areAlike(byte[] s) {
        return Arrays.equals(s, at(0), at(1), s, at(1), at(1) + INSTANCE);
    }

    // ---- requests

    private int request(int n) {
        return base + INSTANCES * INSTANCE + n * 2;
    }

    boolean canSend(byte[] s) {
        return s[request(REQUESTS - 1)] == 0;
    }

    void send(byte[] s, int instance) {
        boolean delete = phase(s, instance) == TO_DELETE;
        int n = 0;
        while (s[request(n)] != 0) {
            n++;
        }
        s[request(n)] = (byte) (1 + (delete ? 2 : 0) + key(s, instance) * 4);
        s[request(n) + 1] = (byte) ((delete ? 0 : content(s, instance)) + (instance + 1) * 8);
        s[at(instance)] = WAITING;
    }

    private static boolean isDelete(byte first) {
        return (first & 2) != 0;
    }

    private static int requestKey(byte first) {
        return (first & 0xff) >> 2;
    }

    private static int requestContent(byte second) {
        return second & 7;
    }

    private static int waiter(byte second) {
        return second >> 3 & 3;
    }

    private static int requestResult(byte second) {
        return second >> 5 & 7;
    }

    private void removeRequest(byte[] s, int n) {
        s[request(n)] = 0;
        s[request(n) + 1] = 0;
    }

    boolean anyRequest(byte[] s) {
        return s[request(0)] != 0; // sorted, the greatest first
    }

    // ---- rows at the service

    private int row(int n) {
        return base + INSTANCES * INSTANCE + REQUESTS * 2 + n;
    }

    private static int rowKey(byte row) {
        return row & 7;
    }

    private static int rowContent(byte row) {
        return (row >> 3 & 3) + 2;
    }

    private static boolean isOfOthers(byte row) {
        return (row & 32) != 0;
    }

    private static boolean isLiving(byte row) {
        return (row & 64) != 0;
    }

    private static boolean isShown(byte row) {
        return (row & 128) != 0;
    }

    boolean addRow(byte[] s, int key, int content, boolean ofOthers) {
        for (int n = 0; n < ROWS; n++) {
            if (s[row(n)] == 0) {
                s[row(n)] = (byte) (key + (content - 2 << 3) + (ofOthers ? 32 + 128 : 0) + 64);
                return true;
            }
        }
        return false;
    }

    /**
     * How many rows live.
     *
     * @param key 0 for any
     * @param content 0 for any
     * @param ofOthers null for any
     */
    int living(byte[] s, int key, int content, @Nullable Boolean ofOthers) {
        int living = 0;
        for (int n = 0; n < ROWS; n++) {
            byte row = s[row(n)];
            if (isLiving(row)
                    && (key == 0 || rowKey(row) == key)
                    && (content == 0 || rowContent(row) == content)
                    && (ofOthers == null || isOfOthers(row) == ofOthers)) {
                living++;
            }
        }
        return living;
    }

    /** How many rows a list by key shows. */
    int shown(byte[] s, int key) {
        int shown = 0;
        for (int n = 0; n < ROWS; n++) {
            shown += isShown(s[row(n)]) && rowKey(s[row(n)]) == key ? 1 : 0;
        }
        return shown;
    }

    int shownContent(byte[] s, int key) {
        int content = 0;
        for (int n = 0; n < ROWS; n++) {
            content = isShown(s[row(n)]) && rowKey(s[row(n)]) == key ? rowContent(s[row(n)]) : content;
        }
        return content;
    }

    private boolean lags(byte[] s) {
        for (int n = 0; n < ROWS; n++) {
            if (isLiving(s[row(n)]) != isShown(s[row(n)])) {
                return true;
            }
        }
        return false;
    }

    /** Nothing is on its way, or about to leave, or not shown yet. */
    boolean isQuiet(byte[] s) {
        for (int i = 0; i < INSTANCES; i++) {
            if (phase(s, i) == TO_CREATE || phase(s, i) == TO_DELETE || phase(s, i) == WAITING) {
                return false;
            }
        }
        return !anyRequest(s) && !lags(s);
    }

    // ---- what happens by itself, and what goes wrong

    void world(byte[] s, StateExplorer.Steps steps) {
        for (int n = 0; n < REQUESTS && s[request(n)] != 0; n++) {
            boolean twin = n > 0 && s[request(n)] == s[request(n - 1)] && s[request(n) + 1] == s[request(n - 1) + 1];
            if (!twin) {
                request(s, n, steps);
            }
        }
        for (int n = 0; n < ROWS && s[row(n)] != 0; n++) {
            byte row = s[row(n)];
            if (isLiving(row) != isShown(row) && (n == 0 || row != s[row(n - 1)])) {
                byte[] t = s.clone();
                t[row(n)] = isLiving(row) ? (byte) (row | 128) : 0;
                steps.ordinary("list: catches up with " + keyName(rowKey(row)), canonical(t));
            }
        }
        for (int i = 0; i < INSTANCES; i++) {
            if (phase(s, i) != IDLE && s[crashes] > 0) {
                byte[] t = s.clone();
                t[crashes]--;
                end(t, i);
                steps.optional("an instance ends (" + DOING[phase(s, i)] + ")", canonical(t));
            }
        }
    }

    private void request(byte[] s, int n, StateExplorer.Steps steps) {
        byte first = s[request(n)];
        byte second = s[request(n) + 1];
        int waiter = waiter(second);
        int result = requestResult(second);
        String name = (isDelete(first) ? "delete " : "create ") + keyName(requestKey(first));
        if (result != 0) {
            byte[] t = s.clone();
            removeRequest(t, n);
            answer(t, waiter - 1, isDelete(first), result);
            steps.ordinary("service: answers " + name + ": " + RESULT[result], canonical(t));
        } else {
            if (waiter != 0 || !isDelete(first) || carriesOutLateDeletes()) {
                carryOut(s, n, name + (waiter == 0 ? ", late" : ""), steps);
            }
            if (waiter == 0) {
                byte[] t = s.clone();
                removeRequest(t, n);
                steps.ordinary("network: loses " + name + " for good", canonical(t));
            } else if (s[losses] > 0) {
                byte[] t = s.clone();
                t[losses]--;
                removeRequest(t, n);
                answer(t, waiter - 1, isDelete(first), NOT_APPLIED);
                steps.optional("network: " + name + " certainly not carried out", canonical(t));
            }
        }
        if (waiter != 0 && s[losses] > 0) {
            byte[] t = s.clone();
            t[losses]--;
            answer(t, waiter - 1, isDelete(first), UNKNOWN);
            if (result == 0) {
                t[request(n) + 1] = (byte) requestContent(second);
            } else {
                removeRequest(t, n);
            }
            steps.optional(
                    "network: " + name + (result == 0 ? " held up, its sender gives up" : ": answer lost"),
                    canonical(t));
        }
    }

    private void carryOut(byte[] s, int n, String name, StateExplorer.Steps steps) {
        byte first = s[request(n)];
        if (!isDelete(first)) {
            int content = requestContent(s[request(n) + 1]);
            byte[] t = s.clone();
            if ((refusedContents >> content & 1) != 0) {
                done(t, n, REFUSED);
                steps.ordinary("service: refuses " + name, canonical(t));
            } else if (addRow(t, requestKey(first), content, false)) {
                done(t, n, OK);
                recorded(t, requestKey(first));
                steps.ordinary("service: carries out " + name, canonical(t));
            }
            return;
        }
        boolean any = false;
        for (int r = 0; r < ROWS; r++) {
            byte row = s[row(r)];
            if (isLiving(row) && rowKey(row) == requestKey(first) && (r == 0 || row != s[row(r - 1)])) {
                any = true;
                byte[] t = s.clone();
                t[row(r)] = isShown(row) ? (byte) (row & ~64) : 0;
                done(t, n, OK);
                steps.ordinary("service: carries out " + name, canonical(t));
            }
        }
        if (!any) {
            byte[] t = s.clone();
            done(t, n, NOT_FOUND);
            steps.ordinary("service: finds nothing for " + name, canonical(t));
        }
    }

    private void done(byte[] t, int n, int result) {
        if (waiter(t[request(n) + 1]) != 0) {
            t[request(n) + 1] |= (byte) (result << 5);
        } else {
            removeRequest(t, n);
        }
    }

    private void answer(byte[] t, int instance, boolean delete, int result) {
        t[at(instance)] = (byte) (delete ? DELETED : CREATED);
        t[at(instance) + 3] = (byte) result;
    }

    /** What it waited for goes on without it. */
    private void end(byte[] t, int instance) {
        idle(t, instance);
        for (int n = 0; n < REQUESTS; n++) {
            byte second = t[request(n) + 1];
            if (t[request(n)] != 0 && waiter(second) == instance + 1) {
                if (requestResult(second) != 0) {
                    removeRequest(t, n);
                } else {
                    t[request(n) + 1] = (byte) requestContent(second);
                }
            }
        }
    }

    static String keyName(int key) {
        return key == 1 ? "KEY" : "KEY~" + key;
    }

    static String doing(int phase) {
        return DOING[phase];
    }

    // ---- states that differ in nothing that matters

    /** Requests and rows have no order, and the instances are alike. */
    byte[] canonical(byte[] t) {
        sort(t);
        byte[] u = t.clone();
        System.arraycopy(t, at(0), u, at(1), INSTANCE);
        System.arraycopy(t, at(1), u, at(0), INSTANCE);
        for (int n = 0; n < REQUESTS; n++) {
            int waiter = waiter(u[request(n) + 1]);
            if (waiter != 0) {
                u[request(n) + 1] = (byte) (u[request(n) + 1] & ~24 | 3 - waiter << 3);
            }
        }
        swapInstances(u);
        sort(u);
        return Arrays.compare(u, t) < 0 ? u : t;
    }

    private void sort(byte[] t) {
        for (int a = 1; a < REQUESTS; a++) {
            for (int b = a; b > 0 && order(t, b) > order(t, b - 1); b--) {
                swap(t, request(b), request(b - 1));
                swap(t, request(b) + 1, request(b - 1) + 1);
            }
        }
        for (int a = 1; a < ROWS; a++) {
            for (int b = a; b > 0 && (t[row(b)] & 0xff) > (t[row(b - 1)] & 0xff); b--) {
                swap(t, row(b), row(b - 1));
            }
        }
    }

    private static void swap(byte[] t, int a, int b) {
        byte kept = t[a];
        t[a] = t[b];
        t[b] = kept;
    }

    private int order(byte[] t, int n) {
        return (t[request(n)] & 0xff) << 8 | t[request(n) + 1] & 0xff;
    }

    String showWorld(byte[] s) {
        StringBuilder text = new StringBuilder("at Partnero:");
        for (int n = 0; n < ROWS; n++) {
            if (isLiving(s[row(n)])) {
                text.append(' ').append(keyName(rowKey(s[row(n)]))).append('=').append(CONTENT[rowContent(s[row(n)])]);
                text.append(isOfOthers(s[row(n)]) ? " of others" : "");
            }
        }
        return text.toString();
    }
}
