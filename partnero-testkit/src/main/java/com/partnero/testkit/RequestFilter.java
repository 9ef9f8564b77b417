package com.partnero.testkit;

import com.partnero.Operation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects requests of a log.
 *
 * @param text part of the address, the body or the reason of a refusal, in any case; null for all
 * @param operation null for all
 * @param status a status such as {@code 422}, a class such as {@code 4xx}, or {@code none} for no answer; null for all
 */
record RequestFilter(
        @Nullable Pattern text,
        @Nullable Operation operation,
        @Nullable String status) {

    static final RequestFilter ALL = new RequestFilter(null, null, null);

    /**
     * Reads a filter from query parameters.
     *
     * @throws IllegalArgumentException if a parameter is invalid; the message lists what is valid
     */
    static RequestFilter of(Query query) {
        String search = query.text("search");
        String operation = query.text("operation");
        String status = query.text("status");
        if (status != null && !status.matches("[1-5]\\d\\d|[1-5]xx|none")) {
            throw new IllegalArgumentException("status must be a number, a class such as 4xx, or none: " + status);
        }
        return new RequestFilter(
                search == null
                        ? null
                        : Pattern.compile(Pattern.quote(search), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                operation == null ? null : ControlApi.operation(operation),
                status);
    }

    boolean matches(ReceivedRequest request) {
        return (operation == null || operation == request.operation()) && hasStatus(request) && hasText(request);
    }

    private boolean hasStatus(ReceivedRequest request) {
        if (status == null) {
            return true;
        }
        String actual = request.status() == null ? "none" : String.valueOf(request.status());
        return status.equals(actual) || status.endsWith("xx") && status.charAt(0) == actual.charAt(0);
    }

    private boolean hasText(ReceivedRequest request) {
        return text == null
                || text.matcher(request.target()).find()
                || text.matcher(readable(request.target())).find()
                || text.matcher(request.body()).find()
                || request.reason() != null && text.matcher(request.reason()).find();
    }

    private static String readable(String target) {
        try {
            return Route.decode(target, true);
        } catch (Refusal e) {
            return target;
        }
    }
}
