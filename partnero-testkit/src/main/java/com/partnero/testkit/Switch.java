package com.partnero.testkit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A switch for one undocumented behaviour of the real service, and its possible values.
 *
 * @param name of the method of {@link Behaviour}
 * @param question shown to users
 * @param options what users read, by value
 * @param parse reads a value
 * @param get the current value
 * @param set changes the value
 */
record Switch(
        String name,
        String question,
        Map<String, String> options,
        Function<String, Object> parse,
        Function<Behaviour, Object> get,
        BiConsumer<Behaviour, Object> set) {

    static final List<Switch> ALL = List.of(
            new Switch(
                    "repeatedKey",
                    "A key that already exists",
                    options(
                            "SECOND_ROW", "records and pays again",
                            "CONFLICT_409", "is refused with 409",
                            "INVALID_422", "is refused with 422",
                            "REPLAY", "answers as before"),
                    text -> RepeatedKey.valueOf(text.toUpperCase(Locale.ROOT)),
                    Behaviour::repeatedKey,
                    (behaviour, value) -> behaviour.repeatedKey((RepeatedKey) value)),
            yesOrNo(
                    "newestRow",
                    "With several rows, fetch and delete take",
                    "the oldest",
                    "the newest",
                    Behaviour::newestRow,
                    Behaviour::newestRow),
            yesOrNo(
                    "partialBatch",
                    "A batch with a bad sale",
                    "records nothing",
                    "records the rest",
                    Behaviour::partialBatch,
                    Behaviour::partialBatch),
            yesOrNo(
                    "creditDrawsDown",
                    "A credit note",
                    "increases the balance",
                    "reduces the balance",
                    Behaviour::creditDrawsDown,
                    Behaviour::creditDrawsDown),
            yesOrNo(
                    "newNames",
                    "A single transaction names",
                    "partner and customer",
                    "customer and referred_customer",
                    Behaviour::newNames,
                    Behaviour::newNames),
            yesOrNo(
                    "unreferredBuyers",
                    "A buyer without a referrer",
                    "is refused with 422",
                    "may buy",
                    Behaviour::unreferredBuyers,
                    Behaviour::unreferredBuyers),
            yesOrNo(
                    "knownBuyers",
                    "create_customer for a known buyer",
                    "is refused with 422",
                    "is recorded",
                    Behaviour::knownBuyers,
                    Behaviour::knownBuyers),
            yesOrNo(
                    "actionRequired",
                    "A sale without an action",
                    "counts as \"sale\"",
                    "is refused with 422",
                    Behaviour::actionRequired,
                    Behaviour::actionRequired),
            yesOrNo(
                    "trimsText",
                    "White space around a text",
                    "is kept",
                    "is dropped",
                    Behaviour::trimsText,
                    Behaviour::trimsText),
            yesOrNo(
                    "ignoresCase",
                    "Keys that differ in case",
                    "are different",
                    "are the same",
                    Behaviour::ignoresCase,
                    Behaviour::ignoresCase),
            yesOrNo(
                    "unitAtCreate",
                    "The answer to a create",
                    "has no currency yet",
                    "has its currency",
                    Behaviour::unitAtCreate,
                    Behaviour::unitAtCreate),
            yesOrNo(
                    "encodedSlash",
                    "A path with %2F",
                    "matches nothing",
                    "matches the key",
                    Behaviour::encodedSlash,
                    Behaviour::encodedSlash),
            new Switch(
                    "maxPageLimit",
                    "A page has at most",
                    options("250", "250 rows", "100", "100 rows"),
                    Integer::valueOf,
                    Behaviour::maxPageLimit,
                    (behaviour, value) -> behaviour.maxPageLimit((Integer) value)),
            new Switch(
                    "keyVisibleAfter",
                    "A list by key shows new rows",
                    options("PT0S", "at once", "PT2S", "after 2 s", "PT10S", "after 10 s"),
                    Switch::duration,
                    Behaviour::keyVisibleAfter,
                    (behaviour, value) -> behaviour.keyVisibleAfter((Duration) value)),
            new Switch(
                    "rewardsAfter",
                    "A new transaction has its rewards",
                    options("PT0S", "at once", "PT2S", "after 2 s", "PT10S", "after 10 s"),
                    Switch::duration,
                    Behaviour::rewardsAfter,
                    (behaviour, value) -> behaviour.rewardsAfter((Duration) value)));

    private static Switch yesOrNo(
            String name,
            String question,
            String no,
            String yes,
            Function<Behaviour, Object> get,
            BiConsumer<Behaviour, Boolean> set) {
        return new Switch(
                name,
                question,
                options("false", no, "true", yes),
                Switch::bool,
                get,
                (behaviour, value) -> set.accept(behaviour, (Boolean) value));
    }

    private static Map<String, String> options(String... valuesAndTexts) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndTexts.length; i += 2) {
            options.put(valuesAndTexts[i], valuesAndTexts[i + 1]);
        }
        return options;
    }

    private static Object bool(String text) {
        if (!List.of("true", "false").contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException();
        }
        return Boolean.valueOf(text);
    }

    private static Object duration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    /**
     * Finds a switch by its name.
     *
     * @throws IllegalArgumentException if there is none; the message lists the valid names
     */
    static Switch named(String name) {
        return ALL.stream()
                .filter(each -> plain(each.name()).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no switch " + name + "; there are "
                        + String.join(", ", ALL.stream().map(Switch::name).toList())));
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Sets the switch.
     *
     * @throws IllegalArgumentException if the value is invalid; the message lists some values
     */
    void set(Behaviour behaviour, String value) {
        try {
            set.accept(behaviour, parse.apply(value));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "the switch " + name + " cannot be " + (value.isEmpty() ? "empty" : value) + "; it can be "
                            + String.join(", ", options.keySet()) + others(),
                    e);
        }
    }

    private String others() {
        Object standard = get.apply(new Behaviour());
        return standard instanceof Duration
                ? " and every other duration of this form"
                : standard instanceof Integer ? " and every other number of rows" : "";
    }

    String value(Behaviour behaviour) {
        return String.valueOf(get.apply(behaviour));
    }
}
