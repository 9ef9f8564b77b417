package com.partnero.errors;

import com.partnero.Operation;
import com.partnero.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to the service failed. The subclass says why, {@link #outcome()} whether anything may have changed, and
 * {@link #retry()} whether to send the call again.
 *
 * <pre>{@code
 * try {
 *     partnero.transactions().createIfAbsent(sale);
 * } catch (PartneroException e) {
 *     if (e.retry() == Retry.NEVER) {
 *         park(sale, e); // a person must look
 *     } else {
 *         callAgainLater(sale); // createIfAbsent looks first
 *     }
 * }
 * }</pre>
 *
 * <p>The message names the operation, its path template, the status and the request id; never a key, a person or a body. The
 * cause shows the types and stack traces of an HTTP library's exceptions, but no messages. The service's words are in
 * {@link #serviceMessage()} and {@link #fieldErrors()}. These two, the transaction key and the recorded transactions are not
 * serialized.
 *
 * @since 0.1.0
 */
public abstract sealed class PartneroException extends RuntimeException
        permits PartneroAuthenticationException,
                PartneroClosedException,
                PartneroConflictException,
                PartneroConnectionLostException,
                PartneroInterruptedException,
                PartneroNotFoundException,
                PartneroNotSentException,
                PartneroProtocolException,
                PartneroRateLimitedException,
                PartneroServerException,
                PartneroTimeoutException,
                PartneroValidationException {

    private static final long serialVersionUID = 1L;

    private final Operation operation;
    private final Outcome outcome;
    private final int attempts;
    private final boolean keyless;
    private final ServiceReply reply;
    private final transient @Nullable String transactionKey;
    private final transient @Nullable List<Transaction> recorded;
    private final transient @Nullable Throwable diagnosis;

    /** For the exceptions of this package. */
    PartneroException(Failure failure) {
        super(failure.message(), WithheldException.of(failure.diagnosis()));
        operation = failure.operation();
        outcome = failure.outcome();
        attempts = failure.attempts();
        keyless = failure.isKeyless();
        reply = failure.reply();
        transactionKey = failure.transactionKey();
        recorded = failure.recorded();
        diagnosis = failure.diagnosis();
    }

    /** The operation that failed. */
    public Operation operation() {
        return operation;
    }

    /** Whether the call may have changed anything. Reads change nothing and are always {@link Outcome#NOT_APPLIED}. */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Whether to send the call again.
     *
     * <p>{@code NOT_APPLIED}: {@link Retry#NEVER} if the service refused the content of the call (400, 404, 409, 422),
     * otherwise {@link Retry#LATER}. {@code UNKNOWN}: {@link Retry#LOOK_FIRST}, but {@link Retry#NEVER} for a conflict,
     * for a credit, and for a sale without a key, also in a batch: these cannot be looked up.
     */
    public Retry retry() {
        if (isFinal()) {
            return Retry.NEVER;
        }
        if (outcome == Outcome.NOT_APPLIED) {
            return Retry.LATER;
        }
        return operation == Operation.CREDIT || keyless ? Retry.NEVER : Retry.LOOK_FIRST;
    }

    /** Whether the call itself must change, or a person must decide. */
    boolean isFinal() {
        return false;
    }

    /** How often the request was sent or attempted, zero or more. Look-ups do not count. */
    public int attempts() {
        return attempts;
    }

    /** The HTTP status of the last answer, for instance 422; null if there was no answer. */
    public @Nullable Integer status() {
        return reply.status();
    }

    /** How long the last answer asked the client to wait; null if it did not ask, or if the value was unreadable. */
    public @Nullable Duration retryAfter() {
        return reply.retryAfter();
    }

    /** The id that the service or a proxy gave the request, for support tickets: visible ASCII, or null. */
    public @Nullable String requestId() {
        return reply.requestId();
    }

    /**
     * The key of the transaction; null if the call has no transaction or no key, or if the exception was deserialized.
     */
    public @Nullable String transactionKey() {
        return transactionKey;
    }

    /**
     * The service's message, shortened; null if there was none, or if the exception was deserialized. It may repeat
     * personal data, so think before logging it.
     */
    public @Nullable String serviceMessage() {
        return reply.message();
    }

    /**
     * The service's messages about single fields of the request, by the service's field names; empty if there were
     * none, or if the exception was deserialized. They may repeat personal data, so think before logging them.
     */
    public Map<String, List<String>> fieldErrors() {
        return reply.fieldErrors();
    }

    /**
     * The exception of the HTTP library, for finding out why a connection failed; null if there was none, or if this
     * exception was deserialized. It may quote addresses, headers and bodies, so think before logging it. The cause
     * is a copy without messages.
     */
    public @Nullable Throwable diagnosis() {
        return diagnosis;
    }

    /**
     * The transactions that a look-up found. For a batch these are the recorded sales; others may still appear. For a
     * conflict these are the transactions with the key. Otherwise the list is empty.
     */
    public List<Transaction> recorded() {
        return recorded == null ? List.of() : recorded;
    }
}
