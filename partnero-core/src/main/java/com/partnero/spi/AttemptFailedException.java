package com.partnero.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private final @Nullable Integer status;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable String requestId;
    private final transient @Nullable String serviceMessage;
    private final transient @Nullable Map<String, List<String>> fieldErrors;
    private final transient @Nullable ConnectionProblem problem;
    private final transient @Nullable Throwable diagnosis;

    private AttemptFailedException(
            Effect effect,
            Reason reason,
            String message,
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable String serviceMessage,
            Map<String, List<String>> fieldErrors,
            @Nullable ConnectionProblem problem,
            @Nullable Throwable diagnosis) {
        super(message, null, false, false);
        this.effect = effect;
        this.reason = reason;
        this.status = status;
        this.retryAfter = retryAfter;
        this.requestId = requestId;
        this.serviceMessage = serviceMessage;
        this.fieldErrors = Objects.requireNonNull(fieldErrors);
        this.problem = problem;
        this.diagnosis = diagnosis;
    }

    private static AttemptFailedException unanswered(Effect effect, Reason reason, String message) {
        return new AttemptFailedException(effect, reason, message, null, null, null, null, Map.of(), null, null);
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
                "no API key could be had: " + why,
                null,
                null,
                null,
                null,
                Map.of(),
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
                null,
                null,
                null,
                null,
                Map.of(),
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
     * @param effect what the status says about the effect
     * @param status the HTTP status
     * @param retryAfter how long the service asked to wait, or null
     * @param requestId the id that the service gave the request, or null
     * @param serviceMessage what the service said, or null
     * @param fieldErrors what the service said of single fields
     * @return the failure
     */
    public static AttemptFailedException answered(
            Effect effect,
            int status,
            @Nullable Duration retryAfter,
            @Nullable String requestId,
            @Nullable String serviceMessage,
            Map<String, List<String>> fieldErrors) {
        return new AttemptFailedException(
                effect,
                Reason.STATUS,
                "HTTP " + status,
                status,
                retryAfter,
                requestId,
                serviceMessage,
                fieldErrors,
                null,
                null);
    }

    /**
     * An answer came that cannot be used although its status is no failure.
     *
     * @param effect {@link Effect#ENDED}, or {@link Effect#RUNNING} if something in between may have answered
     * @param status the HTTP status
     * @param message what is wrong, in a few words without data of the answer
     * @param requestId the id that the service gave the request, or null
     * @param serviceMessage what the service said, or null
     * @param fieldErrors what the service said of single fields
     * @return the failure
     */
    public static AttemptFailedException unusable(
            Effect effect,
            int status,
            String message,
            @Nullable String requestId,
            @Nullable String serviceMessage,
            Map<String, List<String>> fieldErrors) {
        return new AttemptFailedException(
                effect, Reason.UNUSABLE, message, status, null, requestId, serviceMessage, fieldErrors, null, null);
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

    /**
     * The HTTP status.
     *
     * @return the status, or null if no answer came
     */
    public @Nullable Integer status() {
        return status;
    }

    /**
     * How long the service asked to wait.
     *
     * @return the time, or null
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /**
     * The id that the service gave the request.
     *
     * @return visible ASCII, or null
     */
    public @Nullable String requestId() {
        return requestId;
    }

    /**
     * What the service said.
     *
     * @return its words, or null
     */
    public @Nullable String serviceMessage() {
        return serviceMessage;
    }

    /**
     * What the service said of single fields.
     *
     * @return messages by field, possibly empty
     */
    public Map<String, List<String>> fieldErrors() {
        return fieldErrors == null ? Map.of() : fieldErrors;
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

    /**
     * Whether the service asks for fewer requests.
     *
     * @return true for HTTP 429
     */
    public boolean isThrottled() {
        return status != null && status == 429;
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
        /** The connection broke. */
        LOST,
        /** Time was up. */
        TIMEOUT,
        /** The thread was interrupted. */
        INTERRUPTED,
        /** The status is no success. */
        STATUS,
        /** The status is fine, the answer is not. */
        UNUSABLE
    }
}
