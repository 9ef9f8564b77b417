package com.partnero.spi;

import com.partnero.errors.ServiceReply;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a transport failed. The policy turns it into what follows: another attempt, a look-up, or a
 * {@link com.partnero.errors.PartneroException}. Applications never see it.
 *
 * <p>Has neither cause nor stack trace: what HTTP and JSON libraries say may hold keys, addresses and bodies.
 *
 * @since 0.1.0
 */
public final class AttemptFailedException extends Exception {

    private static final long serialVersionUID = 1L;

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
     * @return the failure
     */
    public static AttemptFailedException notSent(String message) {
        return unanswered(Effect.NOT_SENT, Reason.NOT_SENT, message);
    }

    /**
     * There is no API key to send, so that nothing was sent.
     *
     * @param why why there is none, in a few words without data
     * @param diagnosis what the supplier threw, for those who ask for it, or null
     * @return the failure
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
     * There is no connection, or none any more. What that did to the money is decided by whether bytes of the request left,
     * not by the problem.
     *
     * @param sent false only if certainly no byte of the request was sent
     * @param problem what is wrong
     * @param diagnosis what the HTTP library threw, for those who ask for it; it may hold addresses and headers. Or null
     * @return the failure
     */
    public static AttemptFailedException notConnected(
            boolean sent, ConnectionProblem problem, @Nullable Throwable diagnosis) {
        return notConnected(sent, problem, null, diagnosis);
    }

    /**
     * There is no connection, or none any more, and a proxy is on the way.
     *
     * @param sent false only if certainly no byte of the request was sent
     * @param problem what is wrong
     * @param proxy host and port of the proxy, or null
     * @param diagnosis what the HTTP library threw, for those who ask for it; it may hold addresses and headers. Or null
     * @return the failure
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
     * The connection broke after bytes of the request may have been sent.
     *
     * @param message how, in a few words: {@code "the connection was reset"}
     * @return the failure
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
     * @return the failure
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
     * @return the failure
     */
    public static AttemptFailedException interrupted(boolean sent) {
        return unanswered(
                sent ? Effect.RUNNING : Effect.NOT_SENT, Reason.INTERRUPTED, "the calling thread was interrupted");
    }

    /**
     * The service answered with a status that is no success.
     *
     * @param reply what it said; its status decides the effect
     * @return the failure
     */
    public static AttemptFailedException answered(ServiceReply reply) {
        int status = Objects.requireNonNull(reply.status(), "the reply must have a status");
        return new AttemptFailedException(
                StatusMeaning.of(status).effect(), Reason.STATUS, "HTTP " + status, reply, null, null);
    }

    /**
     * An answer of a firewall, a gateway or another proxy came, perhaps after the service had carried out the request.
     *
     * @param whatAnswered in a few words without data of the answer: {@code "an HTML page from nginx"}
     * @param reply what the answer said
     * @return the failure
     */
    public static AttemptFailedException foreign(String whatAnswered, ServiceReply reply) {
        String message = "HTTP " + reply.status() + " that is not the service's: " + whatAnswered;
        return new AttemptFailedException(Effect.RUNNING, Reason.FOREIGN, message, reply, null, null);
    }

    /**
     * An answer came that cannot be used although its status is no failure.
     *
     * @param effect {@link Effect#ENDED}, or {@link Effect#RUNNING} if a proxy may have answered
     * @param message what is wrong, in a few words without data of the answer
     * @param reply what the answer said
     * @return the failure
     */
    public static AttemptFailedException unusable(Effect effect, String message, ServiceReply reply) {
        return new AttemptFailedException(effect, Reason.UNUSABLE, message, reply, null, null);
    }

    /**
     * What the attempt did at the service.
     *
     * @return the class of the failure
     */
    public Effect effect() {
        return effect;
    }

    /**
     * Why the attempt failed.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /** What was answered; {@link ServiceReply#none()} if no answer came. */
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

    /**
     * What is wrong with the connection.
     *
     * @return the problem, or null if it is none of the connection or not known
     */
    public @Nullable ConnectionProblem problem() {
        return problem;
    }

    /**
     * What the HTTP library threw. It may hold addresses, headers and bodies: it is never the cause of an exception, so that
     * no log prints it unasked.
     *
     * @return the library's exception, or null
     */
    public @Nullable Throwable diagnosis() {
        return diagnosis;
    }

    /** Whether fewer requests are asked for. */
    public boolean isThrottled() {
        return meaning() == StatusMeaning.THROTTLED;
    }

    /**
     * Why an attempt fails.
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
        /** The connection broke. */
        LOST,
        /** The server says that it did not process the request. */
        NOT_PROCESSED,
        /** Time was up. */
        TIMEOUT,
        /** The thread was interrupted. */
        INTERRUPTED,
        /** The service answered with a status that is no success. */
        STATUS,
        /** The status refuses, but nothing proves that the service wrote it. */
        FOREIGN,
        /** The status is fine, the answer is not. */
        UNUSABLE
    }
}
