package com.partnero.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A range of a long list. */
final class Window {

    private Window() {}

    /**
     * The newest rows.
     *
     * @param size how many rows there are
     * @param from how many of the newest to skip
     * @param count how many to take
     * @param row the row at an index, oldest first
     */
    static <T> List<T> newest(int size, int from, int count, IntFunction<T> row) {
        List<T> rows = new ArrayList<>();
        for (int i = size - 1 - Math.max(0, from); i >= 0 && rows.size() < count; i--) {
            rows.add(row.apply(i));
        }
        return rows;
    }
}
