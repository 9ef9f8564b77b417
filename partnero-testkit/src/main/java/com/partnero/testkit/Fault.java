package com.partnero.testkit;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong with one request.
 *
 * <pre>{@code
 * partnero.faults().next(LOSE_ANSWER_AFTER_COMMIT).then(RATE_LIMIT.retryAfter(2));
 * partnero.faults().next(Fault.status(503).afterCommit());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Fault {

    /** The service carries the request out; the connection breaks before the answer. */
    public static final Fault LOSE_ANSWER_AFTER_COMMIT =
            new Fault("LOSE_ANSWER_AFTER_COMMIT", Effect.CLOSED, true, 0, null, Duration.ZERO);

    /** The connection breaks before the service carries the request out. The client cannot tell the difference. */
    public static final Fault LOSE_REQUEST = new Fault("LOSE_REQUEST", Effect.CLOSED, false, 0, null, Duration.ZERO);

    /** The service carries the request out and never answers: the client's time runs out. */
    public static final Fault STALL_AFTER_COMMIT =
            new Fault("STALL_AFTER_COMMIT", Effect.STALLED, true, 0, null, Duration.ZERO);

    /** The service takes the request, does nothing and never answers: the client's time runs out. */
    public static final Fault STALL = new Fault("STALL", Effect.STALLED, false, 0, null, Duration.ZERO);

    /** 429, nothing done. {@link #retryAfter(int)} says how long to wait. */
    public static final Fault RATE_LIMIT = status("RATE_LIMIT", 429);

    /** 500, nothing done. */
    public static final Fault SERVER_ERROR = status("SERVER_ERROR", 500);

    /** 500 although the service has carried the request out. */
    public static final Fault SERVER_ERROR_AFTER_COMMIT =
            status("SERVER_ERROR_AFTER_COMMIT", 500).afterCommit();

    /** 502 from something in between; the service has carried the request out. */
    public static final Fault BAD_GATEWAY_AFTER_COMMIT =
            status("BAD_GATEWAY_AFTER_COMMIT", 502).afterCommit();

    /** 503, nothing done. */
    public static final Fault UNAVAILABLE = status("UNAVAILABLE", 503);

    /** 401 as for a wrong API key, nothing done. */
    public static final Fault UNAUTHORIZED = status("UNAUTHORIZED", 401);

    /** 403 as for an API key that is not allowed to do this, nothing done. */
    public static final Fault FORBIDDEN = status("FORBIDDEN", 403);

    /** A redirect to somewhere else, nothing done. */
    public static final Fault REDIRECT = status("REDIRECT", 302);

    /** 200 with a page of HTML, as from a proxy; nothing done. */
    public static final Fault HTML = new Fault("HTML", Effect.HTML, false, 200, null, Duration.ZERO);

    /** The service carries the request out; the answer is 200 with nothing in it. */
    public static final Fault EMPTY_ANSWER_AFTER_COMMIT =
            new Fault("EMPTY_ANSWER_AFTER_COMMIT", Effect.EMPTY, true, 200, null, Duration.ZERO);

    /** The service carries the request out; the answer ends in the middle. */
    public static final Fault TRUNCATED_ANSWER_AFTER_COMMIT =
            new Fault("TRUNCATED_ANSWER_AFTER_COMMIT", Effect.TRUNCATED, true, 200, null, Duration.ZERO);

    /** 200, but the answer says {@code "status": 0}; nothing done. */
    public static final Fault STATUS_ZERO =
            new Fault("STATUS_ZERO", Effect.STATUS_ZERO, false, 200, null, Duration.ZERO);

    /** Nothing goes wrong: leaves a request alone in a plan. */
    public static final Fault NONE = new Fault("NONE", Effect.NONE, true, 200, null, Duration.ZERO);

    /** What the client sees of a fault. */
    enum Effect {
        /** The answer, perhaps late. */
        NONE,
        /** The connection is closed without an answer. */
        CLOSED,
        /** Nothing at all. */
        STALLED,
        /** A status that is no success. */
        STATUS,
        /** HTML with status 200. */
        HTML,
        /** An empty body with status 200. */
        EMPTY,
        /** A JSON document that ends in the middle. */
        TRUNCATED,
        /** A JSON document with {@code "status": 0}. */
        STATUS_ZERO
    }

    private final String name;
    private final Effect effect;
    private final boolean committed;
    private final int status;
    private final @Nullable Integer retryAfter;
    private final Duration delay;

    private Fault(
            String name, Effect effect, boolean committed, int status, @Nullable Integer retryAfter, Duration delay) {
        this.name = name;
        this.effect = effect;
        this.committed = committed;
        this.status = status;
        this.retryAfter = retryAfter;
        this.delay = delay;
    }

    private static Fault status(String name, int status) {
        return new Fault(name, Effect.STATUS, false, status, null, Duration.ZERO);
    }

    /**
     * Any status that is no success, nothing done.
     *
     * @param status 300 to 599
     * @return the fault
     */
    public static Fault status(int status) {
        if (status < 300 || status > 599) {
            throw new IllegalArgumentException("a fault's status must be 300 to 599: " + status);
        }
        return status("STATUS_" + status, status);
    }

    /**
     * The answer comes late, perhaps too late.
     *
     * @param delay how late
     * @return the fault
     */
    public static Fault slow(Duration delay) {
        return NONE.named("SLOW").late(delay);
    }

    /**
     * Says for how long the service asks to wait.
     *
     * @param seconds the value of the header {@code Retry-After}
     * @return a changed copy
     */
    public Fault retryAfter(int seconds) {
        return new Fault(name, effect, committed, status, seconds, delay);
    }

    /**
     * The service carries the request out all the same.
     *
     * @return a changed copy
     */
    public Fault afterCommit() {
        return new Fault(name, effect, true, status, retryAfter, delay);
    }

    /**
     * Whatever comes, comes late.
     *
     * @param time how late
     * @return a changed copy
     */
    public Fault late(Duration time) {
        return new Fault(name, effect, committed, status, retryAfter, Objects.requireNonNull(time));
    }

    private Fault named(String other) {
        return new Fault(other, effect, committed, status, retryAfter, delay);
    }

    Effect effect() {
        return effect;
    }

    /** Whether the service carries the request out. */
    boolean isCommitted() {
        return committed;
    }

    /** The status of the answer; meaningless if there is none. */
    int status() {
        return status;
    }

    /** For how many seconds the service asks to wait, or null. */
    @Nullable
    Integer retryAfter() {
        return retryAfter;
    }

    /** How late the answer comes. */
    Duration delay() {
        return delay;
    }

    /** What the service says, if the answer is JSON. */
    String message() {
        return switch (status) {
            case 401 -> "Unauthenticated.";
            case 403 -> "This action is unauthorized.";
            case 429 -> "Too Many Attempts.";
            case 503 -> "Service Unavailable";
            case 200 -> "Something went wrong.";
            default -> status < 400 ? "Redirecting." : "Server Error";
        };
    }

    /** The name, for a list of what is planned. */
    @Override
    public String toString() {
        return name
                + (retryAfter == null ? "" : ", retry after " + retryAfter + " s")
                + (delay.isZero() ? "" : ", " + delay.toMillis() + " ms late");
    }
}
