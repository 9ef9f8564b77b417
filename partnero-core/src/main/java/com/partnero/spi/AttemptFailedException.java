package com.partnero.spi;

import com.partnero.errors.ServiceReply;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a transport failed. The policy decides what follows: another attempt, a look-up, or a {@link
 * com.partnero.errors.PartneroException}. Applications never see this exception.
 *
 * <p>It has neither cause nor stack trace, because exceptions of HTTP and JSON libraries may contain keys, addresses
 * and bodies.
 *
 * @since 0.1.0
 */
public final class AttemptFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final Pattern STATUS_AT_THE_END = Pattern.compile(": (\\d{3})$");

    private final Effect effect;
    private final Reason reason;
    private final ServiceReply reply;
    private final transient @Nullable ConnectionProblem problem;
    private final transient @Nullable Throwable diagnosis;

    private AttemptFailedException(
            Effect effect,
            Reason reason,
            String message,
            ServiceReply reply,
            @Nullable ConnectionProblem problem,
            @Nullable Throwable diagnosis) {
        super(message, null, false, false);
        this.effect = effect;
        this.reason = reason;
        this.reply = Objects.requireNonNull(reply, "reply must not be null");
        this.problem = problem;
        this.diagnosis = diagnosis;
    }

    private static AttemptFailedException unanswered(Effect effect, Reason reason, String message) {
        return new AttemptFailedException(effect, reason, message, ServiceReply.none(), null, null);
    }

    /**
     * No byte of the request reached a server.
     *
     * @param message why, in a few words: {@code "the connection was refused"}
     */
    public static AttemptFailedException notSent(String message) {
        return unanswered(Effect.NOT_SENT, Reason.NOT_SENT, message);
    }

    /**
     * There is no API key to send; nothing was sent.
     *
     * @param why the reason, in a few words without data
     * @param diagnosis the supplier's exception, for {@link #diagnosis()}, or null
     */
    public static AttemptFailedException noApiKey(String why, @Nullable Throwable diagnosis) {
        return new AttemptFailedException(
                Effect.NOT_SENT,
                Reason.NO_API_KEY,
                "the API key supplier failed: " + why,
                ServiceReply.none(),
                null,
                diagnosis);
    }

    /**
     * There was no connection, or it was lost. The effect depends on whether bytes of the request left, not on the
     * problem.
     *
     * @param sent false only if certainly no byte of the request was sent
     * @param problem what is wrong
     * @param diagnosis the HTTP library's exception, or null; it may contain addresses and headers
     */
    public static AttemptFailedException notConnected(
            boolean sent, ConnectionProblem problem, @Nullable Throwable diagnosis) {
        return notConnected(sent, problem, null, diagnosis);
    }

    /**
     * There was no connection, or it was lost, on a way that leads through a proxy.
     *
     * @param sent false only if certainly no byte of the request was sent
     * @param problem what is wrong
     * @param proxy host and port of the proxy, or null
     * @param diagnosis the HTTP library's exception, or null; it may contain addresses and headers
     */
    public static AttemptFailedException notConnected(
            boolean sent, ConnectionProblem problem, @Nullable String proxy, @Nullable Throwable diagnosis) {
        String words = sent && problem != ConnectionProblem.BROKEN
                ? ConnectionProblem.BROKEN.words() + ": " + problem.words()
                : problem.words();
        return new AttemptFailedException(
                sent ? Effect.RUNNING : Effect.NOT_SENT,
                sent ? Reason.LOST : Reason.NOT_SENT,
                proxy == null ? words : words + " (proxy " + proxy + ")",
                ServiceReply.none(),
                problem,
                diagnosis);
    }

    /**
     * A proxy answered the request for a connection, and did not make it. Nothing was sent.
     *
     * @param proxy host and port of the proxy, or null
     * @param diagnosis the HTTP library's exception, whose message ends with a colon and the status; it may contain
     *     addresses and headers
     */
    public static AttemptFailedException refusedByProxy(@Nullable String proxy, Throwable diagnosis) {
        Matcher end = STATUS_AT_THE_END.matcher(String.valueOf(diagnosis.getMessage()));
        if (!end.find()) {
            return notConnected(false, ConnectionProblem.PROXY_REFUSED, proxy, diagnosis);
        }
        int status = Integer.parseInt(end.group(1));
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return notConnected(false, ConnectionProblem.PROXY_AUTHENTICATION, proxy, diagnosis);
        }
        ConnectionProblem problem = status >= 500 ? ConnectionProblem.PROXY_FAILED : ConnectionProblem.PROXY_REFUSED;
        String words = problem.words() + ": HTTP " + status;
        return new AttemptFailedException(
                Effect.NOT_SENT,
                Reason.NOT_SENT,
                proxy == null ? words : words + " (proxy " + proxy + ")",
                ServiceReply.none(),
                problem,
                diagnosis);
    }

    /**
     * The connection was lost after bytes of the request may have been sent.
     *
     * @param message how, in a few words: {@code "the connection was reset"}
     */
    public static AttemptFailedException lost(String message) {
        return unanswered(Effect.RUNNING, Reason.LOST, message);
    }

    /**
     * The server says that it did not process the request: over HTTP/2 the code REFUSED_STREAM, or a GOAWAY that names an
     * earlier stream. Nothing proves that it is so.
     *
     * @param message what it said, in a few words
     * @return the failure
     */
    public static AttemptFailedException notProcessed(String message) {
        return unanswered(Effect.RUNNING, Reason.NOT_PROCESSED, message);
    }

    /**
     * No answer came in time.
     *
     * @param sent false only if certainly no byte of the request was sent
     */
    public static AttemptFailedException timedOut(boolean sent) {
        return unanswered(
                sent ? Effect.RUNNING : Effect.NOT_SENT,
                Reason.TIMEOUT,
                sent ? "no answer came in time" : "no connection could be made in time");
    }

    /**
     * Nothing was sent, because too many requests of the client are under way at once.
     *
     * @return the failure
     */
    public static AttemptFailedException tooManyRequests() {
        return unanswered(Effect.NOT_SENT, Reason.CONCURRENCY_LIMIT, "too many requests are under way at once");
    }

    /**
     * Nothing was sent, because requests must wait for longer than the call may take.
     *
     * @param wait how long they must wait
     * @param cause why, in a few words
     * @return the failure
     */
    public static AttemptFailedException heldBack(Duration wait, String cause) {
        return new AttemptFailedException(
                Effect.NOT_SENT, Reason.HELD_BACK, cause, ServiceReply.none().withRetryAfter(wait), null, null);
    }

    /**
     * The thread was interrupted. The transport sets the interrupt flag again before it throws this.
     *
     * @param sent false only if certainly no byte of the request was sent
     */
    public static AttemptFailedException interrupted(boolean sent) {
        return unanswered(
                sent ? Effect.RUNNING : Effect.NOT_SENT, Reason.INTERRUPTED, "the calling thread was interrupted");
    }

    /**
     * The service answered with a status that is not a success.
     *
     * @param reply the reply; its status decides the effect
     */
    public static AttemptFailedException answered(ServiceReply reply) {
        int status = Objects.requireNonNull(reply.status(), "the reply must have a status");
        return new AttemptFailedException(
                StatusMeaning.of(status).effect(), Reason.STATUS, "HTTP " + status, reply, null, null);
    }

    /**
     * A firewall, a gateway or another proxy answered, perhaps after the service had carried out the request.
     *
     * @param whatAnswered in a few words without data of the answer: {@code "an HTML page from nginx"}
     * @param reply the reply
     */
    public static AttemptFailedException foreign(String whatAnswered, ServiceReply reply) {
        String message = "HTTP " + reply.status() + " that is not the service's: " + whatAnswered;
        return new AttemptFailedException(Effect.RUNNING, Reason.FOREIGN, message, reply, null, null);
    }

    /**
     * The answer is unusable although its status is a success.
     *
     * @param effect {@link Effect#ENDED}, or {@link Effect#RUNNING} if a proxy may have answered
     * @param message what is wrong, in a few words without data of the answer
     * @param reply the reply
     */
    public static AttemptFailedException unusable(Effect effect, String message, ServiceReply reply) {
        return new AttemptFailedException(effect, Reason.UNUSABLE, message, reply, null, null);
    }

    /** What the attempt did at the service. */
    public Effect effect() {
        return effect;
    }

    /** Why the attempt failed. */
    public Reason reason() {
        return reason;
    }

    /** The reply; {@link ServiceReply#none()} if no answer came. */
    public ServiceReply reply() {
        return reply;
    }

    /** The HTTP status, or null if no answer came. */
    public @Nullable Integer status() {
        return reply.status();
    }

    /** What the service means by the status; {@link StatusMeaning#NONE} if no answer came. */
    public StatusMeaning meaning() {
        return reply.status() == null ? StatusMeaning.NONE : StatusMeaning.of(reply.status());
    }

    /** The problem with the connection; null if it is unknown, or if the failure has another cause. */
    public @Nullable ConnectionProblem problem() {
        return problem;
    }

    /**
     * The exception of the HTTP library, or null. It may contain addresses, headers and bodies. So it is never the
     * cause of an exception, and no log prints it by accident.
     */
    public @Nullable Throwable diagnosis() {
        return diagnosis;
    }

    /** Whether the answer asks for fewer requests. */
    public boolean isThrottled() {
        return meaning() == StatusMeaning.THROTTLED;
    }

    /**
     * Why an attempt failed.
     *
     * @since 0.1.0
     */
    public enum Reason {
        /** The request could not be sent. */
        NOT_SENT,
        /** There is no API key to send. */
        NO_API_KEY,
        /** Too many requests are under way at once. */
        CONCURRENCY_LIMIT,
        /** Requests of this API key must wait for longer than the call may take. */
        HELD_BACK,
        /** The connection was lost. */
        LOST,
        /** The server says that it did not process the request. */
        NOT_PROCESSED,
        /** The time-out expired. */
        TIMEOUT,
        /** The thread was interrupted. */
        INTERRUPTED,
        /** The service answered with a status that is not a success. */
        STATUS,
        /** The status is a refusal, but nothing proves that the service sent it. */
        FOREIGN,
        /** The status is a success, but the answer is unusable. */
        UNUSABLE
    }
}
