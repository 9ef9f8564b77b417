package com.partnero.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The service refuses a request and has changed nothing. Every face says it in its own way: an HTTP status and a body, or the
 * exception that a transport makes of them.
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
     * @param message what the service says
     * @param fieldErrors what it says of single fields, under the names of the wire
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

    /** Nothing is at the address. */
    static Refusal noRoute() {
        return notFound("The route could not be found.");
    }

    /** The real service may have this address. */
    static Refusal notModelled() {
        return notFound("The route could not be found: the emulator does not model this address.");
    }

    static Refusal unauthenticated() {
        return new Refusal(401, "Unauthenticated.", Map.of())
                .because("no program of the emulator has this API key");
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message, Map.of());
    }

    /** The same, with what a test can do about it; the service itself never says that. */
    Refusal because(String reason) {
        return new Refusal(status, message(), fieldErrors, reason);
    }

    /** What happened and what a test can do about it, for people. */
    String explanation() {
        return "HTTP " + status + ": " + reason();
    }

    /** The same without the status. */
    String reason() {
        return message()
                + (fieldErrors.isEmpty() ? "" : " Fields: " + String.join(", ", fieldErrors.keySet()) + ".")
                + (hint.isEmpty() ? "" : " In a test: " + hint + ".");
    }

    /**
     * The HTTP status.
     *
     * @return for instance 422
     */
    int status() {
        return status;
    }

    /**
     * What the service says.
     *
     * @return its words
     */
    String message() {
        return String.valueOf(getMessage());
    }

    /**
     * What the service says of single fields.
     *
     * @return messages by field, possibly empty
     */
    Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }

    /**
     * Collects what is wrong with the fields of one request, to be refused with 422 as a whole.
     */
    static final class Collector {

        private final Map<String, List<String>> errors = new LinkedHashMap<>();
        private String hint = "";

        /**
         * Something is wrong with a field.
         *
         * @param field under the name of the wire, for instance {@code customer.id}
         * @param message a sentence
         */
        void add(String field, String message) {
            errors.computeIfAbsent(field, f -> new ArrayList<>()).add(message);
        }

        /** Something is wrong with a field that a test can do something about. */
        void add(String field, String message, String forTests) {
            add(field, message);
            hint = hint.isEmpty() ? forTests : hint;
        }

        /**
         * A field is missing.
         *
         * @param field under the name of the wire
         */
        void required(String field) {
            add(field, "The " + field + " field is required.");
        }

        /**
         * Whether nothing is wrong.
         *
         * @return true if so
         */
        boolean isEmpty() {
            return errors.isEmpty();
        }

        /**
         * Refuses the request if anything is wrong.
         *
         * @throws Refusal with 422, the first message and how many more there are
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
