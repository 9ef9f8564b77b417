package com.partnero.testkit;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A button that plans a fault.
 *
 * @param name of the fault
 * @param label on the button
 * @param hint what will happen
 * @param fault the planned fault
 */
record FaultKind(String name, String label, String hint, Fault fault) {

    /** A page of HTML with any status: one word for what a box in between makes. */
    private static final Pattern PAGE = Pattern.compile("HTML_([3-5]\\d\\d)(_AFTER_COMMIT)?");

    static final List<FaultKind> ALL = List.of(
            new FaultKind(
                    "LOSE_ANSWER",
                    "Lose the answer",
                    "The request is carried out; the connection breaks before the answer.",
                    Fault.LOSE_ANSWER_AFTER_COMMIT),
            new FaultKind(
                    "LOSE_REQUEST",
                    "Lose the request",
                    "The connection breaks before the request is carried out.",
                    Fault.LOSE_REQUEST),
            new FaultKind(
                    "STALL",
                    "Never answer",
                    "The request is carried out; the client waits until its time is up.",
                    Fault.STALL_AFTER_COMMIT),
            new FaultKind(
                    "SLOW",
                    "Answer 3 s late",
                    "The request is carried out; the answer takes three seconds.",
                    Fault.slow(Duration.ofSeconds(3))),
            new FaultKind(
                    "RATE_LIMIT",
                    "Rate limit (429)",
                    "429 with Retry-After: 2. Nothing is carried out.",
                    Fault.RATE_LIMIT.retryAfter(2)),
            new FaultKind("SERVER_ERROR", "Error 500", "Nothing is carried out.", Fault.SERVER_ERROR),
            new FaultKind(
                    "SERVER_ERROR_AFTER_COMMIT",
                    "500, but done",
                    "The request is carried out all the same.",
                    Fault.SERVER_ERROR_AFTER_COMMIT),
            new FaultKind("UNAVAILABLE", "Error 503", "Nothing is carried out.", Fault.UNAVAILABLE),
            new FaultKind("UNAUTHORIZED", "Refuse the key", "401. Nothing is carried out.", Fault.UNAUTHORIZED),
            new FaultKind("HTML", "HTML page", "200 with HTML, as from a proxy. Nothing is carried out.", Fault.HTML),
            new FaultKind(
                    "HTML_403",
                    "Firewall page (403)",
                    "An HTML page with status 403, as from a firewall. Nothing is carried out.",
                    Fault.page(403)),
            new FaultKind(
                    "HTML_403_AFTER_COMMIT",
                    "403 page, but done",
                    "An HTML page with status 403 in the place of the answer. The request is carried out.",
                    Fault.page(403).afterCommit()),
            new FaultKind(
                    "TRUNCATED",
                    "Cut the answer off",
                    "The request is carried out; the JSON ends in the middle.",
                    Fault.TRUNCATED_ANSWER_AFTER_COMMIT));

    /**
     * Finds a fault by its name.
     *
     * @throws IllegalArgumentException if there is no such fault; the message lists the valid names
     */
    static Fault named(String name) {
        Matcher page = PAGE.matcher(name);
        if (page.matches()) {
            Fault fault = Fault.page(Integer.parseInt(page.group(1)));
            return page.group(2) == null ? fault : fault.afterCommit();
        }
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .map(FaultKind::fault)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + name + "; there are "
                        + String.join(", ", ALL.stream().map(FaultKind::name).toList())
                        + ", HTML_ with any status such as HTML_502_AFTER_COMMIT, and any status"));
    }
}
