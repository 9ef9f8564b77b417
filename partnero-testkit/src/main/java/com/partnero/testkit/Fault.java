package com.partnero.testkit;

import com.partnero.testkit.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fault of one request.
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

    /** The service carries the request out; the connection is lost before the answer. */
    public static final Fault LOSE_ANSWER_AFTER_COMMIT =
            new Fault("LOSE_ANSWER_AFTER_COMMIT", Effect.CLOSED, true, 0, null, Duration.ZERO);

    /** The connection is lost before the service carries the request out. The client cannot see the difference. */
    public static final Fault LOSE_REQUEST = new Fault("LOSE_REQUEST", Effect.CLOSED, false, 0, null, Duration.ZERO);

    /** The service carries the request out but never answers; the client's time-out expires. */
    public static final Fault STALL_AFTER_COMMIT =
            new Fault("STALL_AFTER_COMMIT", Effect.STALLED, true, 0, null, Duration.ZERO);

    /** The service accepts the request, does nothing and never answers; the client's time-out expires. */
    public static final Fault STALL = new Fault("STALL", Effect.STALLED, false, 0, null, Duration.ZERO);

    /** 429; the request is not carried out. {@link #retryAfter(int)} sets how long to wait. */
    public static final Fault RATE_LIMIT = status("RATE_LIMIT", 429);

    /** 500; the request is not carried out. */
    public static final Fault SERVER_ERROR = status("SERVER_ERROR", 500);

    /** 500, although the service has carried the request out. */
    public static final Fault SERVER_ERROR_AFTER_COMMIT =
            status("SERVER_ERROR_AFTER_COMMIT", 500).afterCommit();

    /** 502 from an intermediary, although the service has carried the request out. */
    public static final Fault BAD_GATEWAY_AFTER_COMMIT =
            status("BAD_GATEWAY_AFTER_COMMIT", 502).afterCommit();

    /** 503; the request is not carried out. */
    public static final Fault UNAVAILABLE = status("UNAVAILABLE", 503);

    /** 401 as for a wrong API key; the request is not carried out. */
    public static final Fault UNAUTHORIZED = status("UNAUTHORIZED", 401);

    /** 403 as for an API key without the permission; the request is not carried out. */
    public static final Fault FORBIDDEN = status("FORBIDDEN", 403);

    /** A redirect to another address; the request is not carried out. */
    public static final Fault REDIRECT = status("REDIRECT", 302);

    /** 200 with an HTML page, as from a proxy; the request is not carried out. */
    public static final Fault HTML = new Fault("HTML", Effect.HTML, false, 200, null, Duration.ZERO);

    /** The service carries the request out; the answer is 200 with an empty body. */
    public static final Fault EMPTY_ANSWER_AFTER_COMMIT =
            new Fault("EMPTY_ANSWER_AFTER_COMMIT", Effect.EMPTY, true, 200, null, Duration.ZERO);

    /** The service carries the request out; the answer is cut off in the middle. */
    public static final Fault TRUNCATED_ANSWER_AFTER_COMMIT =
            new Fault("TRUNCATED_ANSWER_AFTER_COMMIT", Effect.TRUNCATED, true, 200, null, Duration.ZERO);

    /** 200 with {@code "status": 0} in the answer; the request is not carried out. */
    public static final Fault STATUS_ZERO =
            new Fault("STATUS_ZERO", Effect.STATUS_ZERO, false, 200, null, Duration.ZERO);

    /** No fault: a place in a plan for a request that succeeds. */
    public static final Fault NONE = new Fault("NONE", Effect.NONE, true, 200, null, Duration.ZERO);

    /** What the client sees. */
    enum Effect {
        /** The answer, perhaps late. */
        NONE,
        /** The connection is closed without an answer. */
        CLOSED,
        /** No answer at all. */
        STALLED,
        /** A status that is no success, with the service's own words. */
        STATUS,
        /** A status that is no success, with the words of something in front of the service. */
        FOREIGN,
        /** HTML with status 200. */
        HTML,
        /** An empty body with status 200. */
        EMPTY,
        /** A JSON document that is cut off in the middle. */
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
    private final @Nullable Response answer;

    private Fault(
            String name, Effect effect, boolean committed, int status, @Nullable Integer retryAfter, Duration delay) {
        this(name, effect, committed, status, retryAfter, delay, null);
    }

    private Fault(
            String name,
            Effect effect,
            boolean committed,
            int status,
            @Nullable Integer retryAfter,
            Duration delay,
            @Nullable Response answer) {
        this.answer = answer;
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
     * A status that is not a success; the request is not carried out.
     *
     * @param status 300 to 599
     * @throws IllegalArgumentException if the status is out of range
     */
    public static Fault status(int status) {
        if (status < 300 || status > 599) {
            throw new IllegalArgumentException("a fault's status must be 300 to 599: " + status);
        }
        return status("STATUS_" + status, status);
    }

    /**
     * An HTML page of a firewall or a gateway instead of the service's answer. Nothing is carried out unless
     * {@link #afterCommit()} is added: such pages also replace answers of requests that the service has carried out.
     *
     * @param status 300 to 599
     * @return the fault
     */
    public static Fault page(int status) {
        String page = "<!DOCTYPE html><html><head><title>" + status + "</title></head><body>Blocked</body></html>";
        return answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    /**
     * Any answer of a firewall or a gateway instead of the service's. Nothing is carried out unless {@link #afterCommit()} is added.
     *
     * <pre>{@code Fault.answer(403, Map.of("Content-Type", "application/json"), "{\"blocked\": true}").afterCommit()}</pre>
     *
     * @param status 300 to 599
     * @param headers by name
     * @param body the text of the body
     * @return the fault
     */
    public static Fault answer(int status, Map<String, String> headers, String body) {
        String name = status(status).name;
        Response answer = new Response(status, headers, body.getBytes(StandardCharsets.UTF_8));
        return new Fault("FOREIGN_" + name, Effect.FOREIGN, false, status, null, Duration.ZERO, answer);
    }

    /** A correct answer that is late, perhaps too late. */
    public static Fault slow(Duration delay) {
        return NONE.named("SLOW").late(delay);
    }

    /**
     * A copy that asks the client to wait.
     *
     * @param seconds the value of the header {@code Retry-After}
     */
    public Fault retryAfter(int seconds) {
        return new Fault(name, effect, committed, status, seconds, delay, answer);
    }

    /** A copy with which the service still carries the request out. */
    public Fault afterCommit() {
        return new Fault(name, effect, true, status, retryAfter, delay, answer);
    }

    /** A copy whose effect comes late. */
    public Fault late(Duration time) {
        return new Fault(name, effect, committed, status, retryAfter, Objects.requireNonNull(time), answer);
    }

    private Fault named(String other) {
        return new Fault(other, effect, committed, status, retryAfter, delay, answer);
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

    /** How many seconds the answer asks to wait, or null. */
    @Nullable
    Integer retryAfter() {
        return retryAfter;
    }

    /** The whole answer of something in front of the service; null for other faults. */
    @Nullable
    Response answer() {
        return answer == null || retryAfter == null ? answer : answer.with("Retry-After", retryAfter.toString());
    }

    /** How late the answer comes. */
    Duration delay() {
        return delay;
    }

    /** The service's message, if the answer is JSON. */
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

    /** The name, for the list of planned faults. */
    @Override
    public String toString() {
        return name
                + (retryAfter == null ? "" : ", retry after " + retryAfter + " s")
                + (delay.isZero() ? "" : ", " + delay.toMillis() + " ms late");
    }
}
