package com.partnero.exploration;

import java.util.ArrayList;
import java.util.List;

/** Walks through all sequences of choices up to a length, the last one first; what comes after is always choice 0. */
final class Choices {

    private final int most;
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int at;

    Choices(int most) {
        this.most = most;
    }

    /** One of so many options. */
    int choose(int count) {
        if (at == most) {
            return 0;
        }
        if (at == taken.size()) {
            taken.add(0);
            options.add(count);
        }
        return taken.get(at++);
    }

    /** Begins the next sequence; false after the last. */
    boolean next() {
        at = 0;
        for (int i = taken.size() - 1; i >= 0; i--) {
            int choice = taken.get(i) + 1;
            if (choice < options.get(i)) {
                taken.set(i, choice);
                return true;
            }
            taken.remove(i);
            options.remove(i);
        }
        return false;
    }
}
