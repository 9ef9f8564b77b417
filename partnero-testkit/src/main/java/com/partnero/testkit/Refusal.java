package com.partnero.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The service refuses a request and has changed nothing. The emulator turns it into an HTTP status and a body; the
 * client in memory turns it into a transport's exception.
 */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String hint;
    private final transient Map<String, List<String>> fieldErrors;

    /**
     * Makes a refusal.
     *
     * @param status the HTTP status
     * @param message the service's message
     * @param fieldErrors the service's messages about single fields, by their wire names
     */
    Refusal(int status, String message, Map<String, List<String>> fieldErrors) {
        this(status, message, fieldErrors, "");
    }

    private Refusal(int status, String message, Map<String, List<String>> fieldErrors, String hint) {
        super(message, null, false, false);
        this.status = status;
        this.hint = hint;
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fieldErrors.forEach((field, messages) -> copy.put(field, List.copyOf(messages)));
        this.fieldErrors = Collections.unmodifiableMap(copy);
    }

    /** There is no such address. */
    static Refusal noRoute() {
        return notFound("The route could not be found.");
    }

    /** The real service may have this address. */
    static Refusal notModelled() {
        return notFound("The route could not be found: the emulator does not model this address.");
    }

    static Refusal unauthenticated() {
        return new Refusal(401, "Unauthenticated.", Map.of()).because("no program of the emulator has this API key");
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message, Map.of());
    }

    /** A copy that says what a test can do about it. The service itself never says that. */
    Refusal because(String reason) {
        return new Refusal(status, message(), fieldErrors, reason);
    }

    /** What happened and what a test can do about it. */
    String explanation() {
        return "HTTP " + status + ": " + reason();
    }

    /** The same without the status. */
    String reason() {
        return message()
                + (fieldErrors.isEmpty() ? "" : " Fields: " + String.join(", ", fieldErrors.keySet()) + ".")
                + (hint.isEmpty() ? "" : " In a test: " + hint + ".");
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** The service's message. */
    String message() {
        return String.valueOf(getMessage());
    }

    /** The service's messages by field, possibly empty. */
    Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }

    /** Collects the problems with the fields of one request, to refuse them together with 422. */
    static final class Collector {

        private final Map<String, List<String>> errors = new LinkedHashMap<>();
        private String hint = "";

        /**
         * Adds a problem with a field.
         *
         * @param field its wire name, for instance {@code customer.id}
         * @param message a sentence
         */
        void add(String field, String message) {
            errors.computeIfAbsent(field, f -> new ArrayList<>()).add(message);
        }

        /** Adds a problem with a field, and what a test can do about it. */
        void add(String field, String message, String forTests) {
            add(field, message);
            hint = hint.isEmpty() ? forTests : hint;
        }

        /** Adds a missing field, by its wire name. */
        void required(String field) {
            add(field, "The " + field + " field is required.");
        }

        /** Whether there are no problems. */
        boolean isEmpty() {
            return errors.isEmpty();
        }

        /**
         * Refuses the request if there is any problem.
         *
         * @throws Refusal with 422, the first message and the number of other ones
         */
        void refuseIfAny() {
            if (errors.isEmpty()) {
                return;
            }
            int count = errors.values().stream().mapToInt(List::size).sum();
            String first = errors.values().iterator().next().get(0);
            String more = count == 1 ? "" : " (and " + (count - 1) + (count == 2 ? " more error)" : " more errors)");
            throw new Refusal(422, first + more, errors).because(hint);
        }
    }
}
