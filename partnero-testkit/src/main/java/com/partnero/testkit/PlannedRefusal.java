package com.partnero.testkit;

import com.partnero.Operation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The service's own message if a planned fault makes it answer with a status. */
final class PlannedRefusal {

    private PlannedRefusal() {}

    static Refusal of(Fault fault, @Nullable Operation operation) {
        return switch (fault.status()) {
            case 404 ->
                Refusal.notFound(
                        operation == Operation.BALANCE || operation == Operation.CREDIT
                                ? "Customer not found."
                                : "Transaction not found.");
            case 409 -> new Refusal(409, "A transaction with this key already exists.", Map.of());
            case 422 -> operation == null ? invalid("key", "The key has already been taken.") : invalid(operation);
            default -> new Refusal(fault.status(), fault.message(), Map.of());
        };
    }

    private static Refusal invalid(Operation operation) {
        return switch (operation) {
            case CREDIT, BALANCE -> invalid("amount", "The amount must be at least 0.");
            case LIST -> invalid("limit", "The limit must be between 1 and 250.");
            case CREATE_ALL -> invalid("transactions.0.key", "The transactions.0.key has already been taken.");
            default -> invalid("key", "The key has already been taken.");
        };
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(422, message, Map.of(field, List.of(message)));
    }
}
