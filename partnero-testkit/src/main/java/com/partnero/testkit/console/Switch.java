package com.partnero.testkit.console;

import com.partnero.testkit.service.BatchMode;
import com.partnero.testkit.service.Behaviour;
import com.partnero.testkit.service.CreditDirection;
import com.partnero.testkit.service.Naming;
import com.partnero.testkit.service.PickedRow;
import com.partnero.testkit.service.RepeatedKey;
import com.partnero.testkit.service.UnreferredBuyer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One question about the real service that nobody can answer, and the answers to choose from.
 *
 * @param name for the wire between page and emulator
 * @param question for people
 * @param options what people read, by what the switch is set to
 * @param get the answer now
 * @param set chooses an answer
 */
record Switch(
        String name,
        String question,
        Map<String, String> options,
        Function<Behaviour, Object> get,
        BiConsumer<Behaviour, String> set) {

    static final List<Switch> ALL = List.of(
            new Switch(
                    "repeated_key",
                    "A key that stands already",
                    options(
                            "SECOND_ROW", "records and pays again",
                            "CONFLICT_409", "is refused with 409",
                            "INVALID_422", "is refused with 422",
                            "REPLAY", "answers as before"),
                    Behaviour::repeatedKey,
                    (behaviour, value) -> behaviour.repeatedKey(RepeatedKey.valueOf(value))),
            new Switch(
                    "picked_row",
                    "Of several rows, fetch and delete take",
                    options("OLDEST", "the oldest", "NEWEST", "the newest"),
                    Behaviour::pickedRow,
                    (behaviour, value) -> behaviour.pickedRow(PickedRow.valueOf(value))),
            new Switch(
                    "batch_mode",
                    "A batch with a bad sale",
                    options("ATOMIC", "records nothing", "PARTIAL", "records the rest"),
                    Behaviour::batchMode,
                    (behaviour, value) -> behaviour.batchMode(BatchMode.valueOf(value))),
            new Switch(
                    "credit_direction",
                    "A credit note",
                    options("ADDS", "adds to the balance", "DRAWS_DOWN", "draws the balance down"),
                    Behaviour::creditDirection,
                    (behaviour, value) -> behaviour.creditDirection(CreditDirection.valueOf(value))),
            new Switch(
                    "naming",
                    "A single transaction names",
                    options("REFERENCE", "partner and customer", "NEW", "customer and referred_customer"),
                    Behaviour::naming,
                    (behaviour, value) -> behaviour.naming(Naming.valueOf(value))),
            new Switch(
                    "unreferred_buyer",
                    "A buyer nobody referred",
                    options("REFUSED", "is refused with 422", "RECORDED", "may buy"),
                    Behaviour::unreferredBuyer,
                    (behaviour, value) -> behaviour.unreferredBuyer(UnreferredBuyer.valueOf(value))),
            new Switch(
                    "unit_at_create",
                    "The answer to a create",
                    options("false", "has no currency yet", "true", "has its currency"),
                    Behaviour::unitAtCreate,
                    (behaviour, value) -> behaviour.unitAtCreate(Boolean.parseBoolean(value))),
            new Switch(
                    "encoded_slash",
                    "A path with %2F",
                    options("false", "matches nothing", "true", "matches the key"),
                    Behaviour::encodedSlash,
                    (behaviour, value) -> behaviour.encodedSlash(Boolean.parseBoolean(value))),
            new Switch(
                    "max_page_limit",
                    "A page has at most",
                    options("250", "250 rows", "100", "100 rows"),
                    Behaviour::maxPageLimit,
                    (behaviour, value) -> behaviour.maxPageLimit(Integer.parseInt(value))),
            new Switch(
                    "key_visible_after",
                    "A list by key shows new rows",
                    options("PT0S", "at once", "PT2S", "after 2 s", "PT10S", "after 10 s"),
                    Behaviour::keyVisibleAfter,
                    (behaviour, value) -> behaviour.keyVisibleAfter(Duration.parse(value))));

    private static Map<String, String> options(String... valuesAndTexts) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndTexts.length; i += 2) {
            options.put(valuesAndTexts[i], valuesAndTexts[i + 1]);
        }
        return options;
    }

    /** @throws IllegalArgumentException if there is no such switch, or no such answer */
    static void turn(Behaviour behaviour, String name, String value) {
        Switch found = ALL.stream()
                .filter(candidate ->
                        candidate.name().equals(name) && candidate.options().containsKey(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no switch " + name + " to " + value));
        found.set().accept(behaviour, value);
    }
}
