package com.partnero.outbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Visits every state that a model can reach, breadth first, so that a counter-example is a shortest one. A state is an array of
 * bytes of one length. Afterwards it checks that from every state some way without a fault leads to rest.
 */
final class StateExplorer {

    interface Model {

        byte[] initial();

        void steps(byte[] state, Steps steps);

        /** What is wrong in a state, or null. */
        @Nullable
        String wrong(byte[] state);

        /** What is wrong in a state in which only a fault, a caller or a person can change anything; or null. */
        @Nullable
        String wrongAtRest(byte[] state);

        String show(byte[] state);
    }

    /** Takes the successors of a state. */
    interface Steps {

        /** Happens by itself, sooner or later. */
        void ordinary(String name, byte[] next);

        /** May happen or not. */
        void optional(String name, byte[] next);
    }

    /** @param violation what is wrong, or null if the model holds */
    record Result(
            int states,
            long transitions,
            boolean complete,
            @Nullable String violation,
            List<String> history) {

        @Override
        public String toString() {
            return String.format(
                    "%,d states, %,d transitions: %s", states, transitions, violation == null ? "holds" : violation);
        }
    }

    private static final int CHUNK = 1 << 16;

    private final Model model;
    private final int limit;
    private final int width;
    private final List<byte[]> chunks = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> nameNumbers = new HashMap<>();
    private int[] table = new int[1 << 18];
    private int[] parents = new int[CHUNK];
    private short[] steps = new short[CHUNK];
    private boolean[] resting = new boolean[CHUNK];
    private int[] from = new int[1 << 18];
    private int[] to = new int[1 << 18];
    private int edges;
    private int count;
    private long transitions;
    private int bad = -1;
    private @Nullable String violation;

    private StateExplorer(Model model, int limit) {
        this.model = model;
        this.limit = limit;
        width = model.initial().length;
    }

    static Result explore(Model model, int limit) {
        return new StateExplorer(model, limit).run();
    }

    private Result run() {
        number(model.initial(), -1, "start");
        int at = 0;
        for (; at < count && bad < 0 && count < limit; at++) {
            visit(at);
        }
        boolean complete = at == count && bad < 0;
        if (complete) {
            checkProgress();
        }
        return new Result(count, transitions, complete, violation, bad < 0 ? List.of() : history(bad));
    }

    private void visit(int at) {
        byte[] state = state(at);
        int before = edges;
        model.steps(state, new Steps() {
            @Override
            public void ordinary(String name, byte[] next) {
                edge(at, go(at, name, next));
            }

            @Override
            public void optional(String name, byte[] next) {
                go(at, name, next);
            }
        });
        if (edges == before) {
            resting[at] = true;
            found(at, model.wrongAtRest(state), "at rest: ");
        }
    }

    private int go(int at, String name, byte[] next) {
        transitions++;
        int before = count;
        int number = number(next, at, name);
        if (count > before) {
            found(number, model.wrong(next), "");
        }
        return number;
    }

    private void found(int state, @Nullable String wrong, String where) {
        if (wrong != null && bad < 0) {
            bad = state;
            violation = where + wrong;
        }
    }

    /** From the resting states backwards along ordinary steps: what is not reached never comes to rest. */
    private void checkProgress() {
        int[] start = new int[count + 1];
        for (int e = 0; e < edges; e++) {
            start[to[e] + 1]++;
        }
        for (int i = 0; i < count; i++) {
            start[i + 1] += start[i];
        }
        int[] fill = Arrays.copyOf(start, count);
        int[] back = new int[edges];
        for (int e = 0; e < edges; e++) {
            back[fill[to[e]]++] = from[e];
        }
        boolean[] reached = Arrays.copyOf(resting, count);
        int[] queue = new int[count];
        int tail = 0;
        for (int i = 0; i < count; i++) {
            if (reached[i]) {
                queue[tail++] = i;
            }
        }
        for (int head = 0; head < tail; head++) {
            for (int e = start[queue[head]]; e < start[queue[head] + 1]; e++) {
                if (!reached[back[e]]) {
                    reached[back[e]] = true;
                    queue[tail++] = back[e];
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (!reached[i]) {
                found(i, "no way leads to rest, and nobody was told", "");
            }
        }
    }

    private List<String> history(int state) {
        List<String> lines = new ArrayList<>();
        lines.add(model.show(state(state)));
        for (int s = state; parents[s] >= 0; s = parents[s]) {
            lines.add(names.get(steps[s]));
        }
        Collections.reverse(lines);
        return lines;
    }

    private void edge(int a, int b) {
        if (edges == from.length) {
            from = Arrays.copyOf(from, edges * 2);
            to = Arrays.copyOf(to, edges * 2);
        }
        from[edges] = a;
        to[edges++] = b;
    }

    private byte[] state(int number) {
        int at = (number % CHUNK) * width;
        return Arrays.copyOfRange(chunks.get(number / CHUNK), at, at + width);
    }

    private int number(byte[] state, int parent, String step) {
        if (count * 2 > table.length) {
            grow();
        }
        int slot = hash(state, 0) & (table.length - 1);
        while (table[slot] != 0) {
            if (isSame(table[slot] - 1, state)) {
                return table[slot] - 1;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = count + 1;
        if (count / CHUNK == chunks.size()) {
            chunks.add(new byte[CHUNK * width]);
        }
        System.arraycopy(state, 0, chunks.get(count / CHUNK), (count % CHUNK) * width, width);
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, count * 2);
            steps = Arrays.copyOf(steps, count * 2);
            resting = Arrays.copyOf(resting, count * 2);
        }
        parents[count] = parent;
        steps[count] = nameNumber(step);
        return count++;
    }

    private short nameNumber(String name) {
        Integer known = nameNumbers.get(name);
        if (known == null) {
            known = names.size();
            names.add(name);
            nameNumbers.put(name, known);
        }
        return known.shortValue();
    }

    private boolean isSame(int number, byte[] state) {
        int at = (number % CHUNK) * width;
        return Arrays.equals(chunks.get(number / CHUNK), at, at + width, state, 0, width);
    }

    private int hash(byte[] bytes, int at) {
        long h = 1125899906842597L;
        for (int i = at; i < at + width; i++) {
            h = 31 * h + bytes[i];
        }
        h ^= h >>> 29;
        h *= 0xBF58476D1CE4E5B9L;
        return (int) (h ^ h >>> 32);
    }

    private void grow() {
        int[] next = new int[table.length * 2];
        for (int n = 0; n < count; n++) {
            int slot = hash(chunks.get(n / CHUNK), (n % CHUNK) * width) & (next.length - 1);
            while (next[slot] != 0) {
                slot = (slot + 1) & (next.length - 1);
            }
            next[slot] = n + 1;
        }
        table = next;
    }
}
