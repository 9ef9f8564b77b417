package com.partnero.errors;

import com.partnero.Operation;
import com.partnero.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@link PartneroException}. Applications need it only to throw one from their own stub:
 *
 * <pre>{@code
 * throw new PartneroTimeoutException(
 *     Failure.of(Operation.CREATE, Outcome.UNKNOWN, "no answer came in time").transactionKey("order-1042"));
 * }</pre>
 *
 * <p>Not thread-safe. The exception copies what it needs; later changes to the failure do not affect it.
 *
 * @since 0.1.0
 */
public final class Failure {

    private final Operation operation;
    private final Outcome outcome;
    private final String reason;
    private int attempts = 1;
    private boolean keyless;
    private @Nullable String advice;
    private ServiceReply reply = ServiceReply.none();
    private @Nullable String transactionKey;
    private List<Transaction> recorded = List.of();
    private @Nullable String target;
    private @Nullable Throwable diagnosis;

    private Failure(Operation operation, Outcome outcome, String reason) {
        this.operation = Objects.requireNonNull(operation, "operation must not be null");
        this.outcome = Objects.requireNonNull(outcome, "outcome must not be null");
        this.reason = Objects.requireNonNull(reason, "reason must not be null");
    }

    /**
     * Starts a failure.
     *
     * @param operation the operation that failed
     * @param outcome whether the call may have changed anything
     * @param reason why it failed, in a few words without data of the request
     * @return a failure to fill in
     */
    public static Failure of(Operation operation, Outcome outcome, String reason) {
        return new Failure(operation, outcome, reason);
    }

    /** Sets how often the request was tried: zero or more; 1 unless set. */
    public Failure attempts(int value) {
        attempts = value;
        return this;
    }

    /** Sets the advice, a sentence of the message without a full stop. */
    public Failure advice(@Nullable String value) {
        advice = value;
        return this;
    }

    /** Sets the service's reply. Its message and field errors do not become part of the exception's message. */
    public Failure reply(ServiceReply value) {
        reply = Objects.requireNonNull(value, "reply must not be null");
        return this;
    }

    /** Sets the key of the transaction; null for a sale without one. It does not become part of the message. */
    public Failure transactionKey(@Nullable String value) {
        transactionKey = value;
        return value == null && operation == Operation.CREATE ? withoutKey() : this;
    }

    /** Says that a sale of the call has no key, and may have been recorded: nobody can look it up. */
    public Failure withoutKey() {
        keyless = true;
        return this;
    }

    /** Sets the transactions that a look-up found. */
    public Failure recorded(List<Transaction> value) {
        recorded = List.copyOf(value);
        return this;
    }

    /** Sets the host and port of the service, such as {@code api.partnero.com:443}. */
    public Failure target(@Nullable String value) {
        target = value;
        return this;
    }

    /** Sets the exception of the HTTP library. The cause shows its type and stack trace; its message is shown nowhere. */
    public Failure diagnosis(@Nullable Throwable value) {
        diagnosis = value;
        return this;
    }

    Operation operation() {
        return operation;
    }

    Outcome outcome() {
        return outcome;
    }

    int attempts() {
        return attempts;
    }

    ServiceReply reply() {
        return reply;
    }

    /** Whether a sale without a key is not settled. */
    boolean isKeyless() {
        return keyless;
    }

    @Nullable
    String transactionKey() {
        return transactionKey;
    }

    List<Transaction> recorded() {
        return recorded;
    }

    @Nullable
    Throwable diagnosis() {
        return diagnosis;
    }

    /** Says what happened, whether anything was changed, and what to do. */
    String message() {
        StringBuilder message = new StringBuilder(operation.label())
                .append(" (")
                .append(operation.method())
                .append(' ')
                .append(operation.pathTemplate())
                .append(target == null ? ")" : ") at " + target)
                .append(" failed: ")
                .append(reason);
        if (attempts > 1) {
            message.append(", after ").append(attempts).append(" attempts");
        }
        Duration retryAfter = reply.retryAfter();
        if (retryAfter != null) {
            message.append("; the answer asks to wait ")
                    .append(retryAfter.getSeconds())
                    .append(" s");
        }
        message.append(". ").append(outcome == Outcome.UNKNOWN ? unknown() : "Nothing was changed");
        if (advice != null) {
            message.append(". ").append(Character.toUpperCase(advice.charAt(0))).append(advice, 1, advice.length());
        }
        message.append('.');
        if (isSafeId(reply.requestId())) {
            message.append(" Request id: ").append(reply.requestId()).append('.');
        }
        return message.toString();
    }

    /**
     * Whether the id looks like a server's request id, and does not repeat the transaction key or an e-mail address.
     */
    private boolean isSafeId(@Nullable String id) {
        return id != null
                && id.matches("[A-Za-z0-9._:;=/+-]{1,128}")
                && (transactionKey == null || !id.contains(transactionKey));
    }

    private String unknown() {
        return switch (operation) {
            case CREDIT ->
                "The credit may have been written and cannot be looked up. Read the balance before crediting again";
            case DELETE -> "The transaction may have been deleted. List it by its key before deleting again";
            case CREATE_ALL ->
                "Sales of the batch may have been recorded. Call createIfAbsent later for each that is not in recorded()"
                        + (keyless ? ". Those without a key cannot be looked up" : "");
            // The outcome of a read is never unknown.
            case CREATE, CREATE_IF_ABSENT, FIND, LIST, BALANCE ->
                keyless
                        ? "The sale may have been recorded and has no key to look it up by"
                        : "The sale may have been recorded. Call createIfAbsent later; it looks the sale up first";
        };
    }
}
