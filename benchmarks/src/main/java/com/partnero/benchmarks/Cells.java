package com.partnero.benchmarks;

import java.util.Locale;

/** Formats figures for tables. */
final class Cells {

    /** A call missed its deadline on a busy machine, so JMH has no figure. */
    private static final String FAILED = "failed";

    private Cells() {}

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    static String name(Enum<?> who) {
        return who.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String micros(double value) {
        return Double.isNaN(value) ? FAILED : String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
    }

    static String whole(double value) {
        return Double.isNaN(value) ? FAILED : String.format(Locale.ROOT, "%,.0f", value);
    }

    static String ratio(double value) {
        return Double.isNaN(value) || value == 1 ? "" : String.format(Locale.ROOT, "%.2f x", value);
    }

    static String head(String... cells) {
        return row(cells) + "|" + "---|".repeat(cells.length) + "\n";
    }
}
