package com.partnero.errors;

import com.partnero.Operation;
import com.partnero.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call to the service failed. The subclass says why, {@link #outcome()} says what that did to the money.
 *
 * <pre>{@code
 * try {
 *     partnero.transactions().create(sale);
 * } catch (PartneroException e) {
 *     if (e.outcome() == Outcome.UNKNOWN) {
 *         // later: partnero.transactions().createIfAbsent(sale)
 *     }
 * }
 * }</pre>
 *
 * <p>The message names the operation, its path template and the status; never a key, a person, a header or a body. No
 * exception of an HTTP or JSON library is attached as the cause, because theirs do. What the service said is available from
 * {@link #serviceMessage()} and {@link #fieldErrors()} for those who ask; like the transaction key and what was recorded,
 * it is left out when the exception is serialized.
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
    private final ServiceReply reply;
    private final transient @Nullable String transactionKey;
    private final transient @Nullable List<Transaction> recorded;
    private final transient @Nullable Throwable diagnosis;

    /**
     * For the kinds of this package.
     *
     * @param failure what happened
     */
    PartneroException(Failure failure) {
        super(failure.message());
        operation = failure.operation();
        outcome = failure.outcome();
        attempts = failure.attempts();
        reply = failure.reply();
        transactionKey = failure.transactionKey();
        recorded = failure.recorded();
        diagnosis = failure.diagnosis();
    }

    /**
     * What was called.
     *
     * @return the operation
     */
    public Operation operation() {
        return operation;
    }

    /**
     * Whether the call may have changed anything. Look-ups change nothing and always say {@link Outcome#NOT_APPLIED}.
     *
     * @return what to believe about the money
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * How often the request was sent or tried to be sent; look-ups that tried to settle a lost answer are not counted.
     *
     * @return zero or more
     */
    public int attempts() {
        return attempts;
    }

    /**
     * The HTTP status of the last answer.
     *
     * @return for instance 422; null if there was no answer
     */
    public @Nullable Integer status() {
        return reply.status();
    }

    /**
     * How long the service asked to wait.
     *
     * @return from the last answer; null if it did not ask, or not readably
     */
    public @Nullable Duration retryAfter() {
        return reply.retryAfter();
    }

    /**
     * The id that the service or a proxy gave the request, for enquiries.
     *
     * @return visible ASCII, or null
     */
    public @Nullable String requestId() {
        return reply.requestId();
    }

    /**
     * The key of the transaction that the call was about.
     *
     * @return the key; null if it was about none, had none, or the exception was deserialized
     */
    public @Nullable String transactionKey() {
        return transactionKey;
    }

    /**
     * What the service said. It may repeat data of the request, a person's for instance: think before logging it.
     *
     * @return the service's words, shortened; null if it said nothing readable, or the exception was deserialized
     */
    public @Nullable String serviceMessage() {
        return reply.message();
    }

    /**
     * What the service said of single fields of the request, under the service's names for them. It may repeat data of the
     * request: think before logging it.
     *
     * @return an immutable map, empty if it said nothing
     */
    public Map<String, List<String>> fieldErrors() {
        return reply.fieldErrors();
    }

    /**
     * What the HTTP library threw, for finding out why a connection failed. It is never the cause of this exception, because it
     * may hold addresses, headers and bodies, and with them keys and persons: think before logging it.
     *
     * @return the library's exception; null if there was none, or this exception was deserialized
     */
    public @Nullable Throwable diagnosis() {
        return diagnosis;
    }

    /**
     * The transactions of a batch that a look-up found recorded after its answer was lost. Those missing here may still
     * follow.
     *
     * @return an immutable list, empty for anything but a batch
     */
    public List<Transaction> recorded() {
        return recorded == null ? List.of() : recorded;
    }
}
