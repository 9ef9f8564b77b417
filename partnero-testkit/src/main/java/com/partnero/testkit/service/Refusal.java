package com.partnero.testkit.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The service refuses a request and has changed nothing. Every face says it in its own way: an HTTP status and a body, or the
 * exception that a transport makes of them.
 *
 * @since 0.1.0
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, List<String>> fieldErrors;

    /**
     * Makes a refusal.
     *
     * @param status the HTTP status
     * @param message what the service says
     * @param fieldErrors what it says of single fields, under the names of the wire
     */
    public Refusal(int status, String message, Map<String, List<String>> fieldErrors) {
        super(message, null, false, false);
        this.status = status;
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fieldErrors.forEach((field, messages) -> copy.put(field, List.copyOf(messages)));
        this.fieldErrors = Collections.unmodifiableMap(copy);
    }

    /**
     * Nothing is at the address.
     *
     * @return a refusal with 404
     */
    public static Refusal noRoute() {
        return notFound("The route could not be found.");
    }

    static Refusal notFound(String message) {
        return new Refusal(404, message, Map.of());
    }

    /**
     * The HTTP status.
     *
     * @return for instance 422
     */
    public int status() {
        return status;
    }

    /**
     * What the service says.
     *
     * @return its words
     */
    public String message() {
        return String.valueOf(getMessage());
    }

    /**
     * What the service says of single fields.
     *
     * @return messages by field, possibly empty
     */
    public Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }

    /**
     * Collects what is wrong with the fields of one request, to be refused with 422 as a whole.
     *
     * @since 0.1.0
     */
    public static final class Collector {

        private final Map<String, List<String>> errors = new LinkedHashMap<>();

        /** Starts with nothing wrong. */
        public Collector() {}

        /**
         * Something is wrong with a field.
         *
         * @param field under the name of the wire, for instance {@code customer.id}
         * @param message a sentence
         */
        public void add(String field, String message) {
            errors.computeIfAbsent(field, f -> new ArrayList<>()).add(message);
        }

        /**
         * A field is missing.
         *
         * @param field under the name of the wire
         */
        public void required(String field) {
            add(field, "The " + field + " field is required.");
        }

        /**
         * Whether nothing is wrong.
         *
         * @return true if so
         */
        public boolean isEmpty() {
            return errors.isEmpty();
        }

        /**
         * Refuses the request if anything is wrong.
         *
         * @throws Refusal with 422, the first message and how many more there are
         */
        public void refuseIfAny() {
            if (errors.isEmpty()) {
                return;
            }
            int count = errors.values().stream().mapToInt(List::size).sum();
            String first = errors.values().iterator().next().get(0);
            String more = count == 1 ? "" : " (and " + (count - 1) + (count == 2 ? " more error)" : " more errors)");
            throw new Refusal(422, first + more, errors);
        }
    }
}
