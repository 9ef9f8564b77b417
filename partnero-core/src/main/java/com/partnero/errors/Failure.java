package com.partnero.errors;

import com.partnero.Operation;
import com.partnero.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PartneroException} tells, put together. Applications need it only to throw one from a stub of their own:
 *
 * <pre>{@code
 * throw new PartneroTimeoutException(
 *         Failure.of(Operation.CREATE, Outcome.UNKNOWN, "no answer in time").transactionKey("order-1042").build());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Failure {

    private final Operation operation;
    private final Outcome outcome;
    private final String reason;
    private final int attempts;
    private final boolean keyless;
    private final @Nullable String advice;
    private final @Nullable Integer status;
    private final @Nullable Duration retryAfter;
    private final @Nullable String requestId;
    private final @Nullable String transactionKey;
    private final @Nullable String serviceMessage;
    private final Map<String, List<String>> fieldErrors;
    private final List<Transaction> recorded;
    private final @Nullable String target;
    private final @Nullable Throwable diagnosis;

    private Failure(Builder builder) {
        operation = builder.operation;
        outcome = builder.outcome;
        reason = builder.reason;
        attempts = builder.attempts;
        keyless = builder.keyless;
        advice = builder.advice;
        status = builder.status;
        retryAfter = builder.retryAfter;
        requestId = builder.requestId;
        transactionKey = builder.transactionKey;
        serviceMessage = builder.serviceMessage;
        fieldErrors = builder.fieldErrors;
        recorded = builder.recorded;
        target = builder.target;
        diagnosis = builder.diagnosis;
    }

    /**
     * Starts a failure.
     *
     * @param operation what was called
     * @param outcome what that did to the money
     * @param reason why it failed, in a few words without data of the request
     * @return a builder
     */
    public static Builder of(Operation operation, Outcome outcome, String reason) {
        return new Builder(operation, outcome, reason);
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

    @Nullable
    Integer status() {
        return status;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    @Nullable
    String transactionKey() {
        return transactionKey;
    }

    @Nullable
    String serviceMessage() {
        return serviceMessage;
    }

    Map<String, List<String>> fieldErrors() {
        return fieldErrors;
    }

    List<Transaction> recorded() {
        return recorded;
    }

    @Nullable
    Throwable diagnosis() {
        return diagnosis;
    }

    /** What happened, whether it was applied, what to do. */
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
        if (retryAfter != null) {
            message.append("; the service asks to wait ")
                    .append(retryAfter.getSeconds())
                    .append(" s");
        }
        message.append(". ").append(outcome == Outcome.UNKNOWN ? unknown() : "Nothing was changed");
        if (advice != null) {
            message.append(": ").append(advice);
        }
        return message.append('.').toString();
    }

    private String unknown() {
        return switch (operation) {
            case CREDIT ->
                "The credit may have been written, and cannot be looked up: read the balance before crediting again";
            case DELETE -> "The transaction may have been deleted: list it by its key before deleting again";
            case CREATE_ALL ->
                "Sales of the batch may have been recorded: see recorded(), and repeat the others one by one with"
                        + " createIfAbsent";
            // What only reads is never of unknown outcome.
            case CREATE, CREATE_IF_ABSENT, FIND, LIST, BALANCE ->
                keyless
                        ? "The sale may have been recorded, and has no key to look it up by"
                        : "The sale may have been recorded: repeat it later with createIfAbsent, which looks first";
        };
    }

    /**
     * Builds a {@link Failure}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final Operation operation;
        private final Outcome outcome;
        private final String reason;
        private int attempts = 1;
        private boolean keyless;
        private @Nullable String advice;
        private @Nullable Integer status;
        private @Nullable Duration retryAfter;
        private @Nullable String requestId;
        private @Nullable String transactionKey;
        private @Nullable String serviceMessage;
        private Map<String, List<String>> fieldErrors = Map.of();
        private List<Transaction> recorded = List.of();
        private @Nullable String target;
        private @Nullable Throwable diagnosis;

        private Builder(Operation operation, Outcome outcome, String reason) {
            this.operation = Objects.requireNonNull(operation, "operation must not be null");
            this.outcome = Objects.requireNonNull(outcome, "outcome must not be null");
            this.reason = Objects.requireNonNull(reason, "reason must not be null");
        }

        /**
         * Sets how often the request was tried.
         *
         * @param value zero or more; 1 unless set
         * @return this builder
         */
        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        /**
         * Sets what to do, said at the end of the message.
         *
         * @param value without a full stop, or null
         * @return this builder
         */
        public Builder advice(@Nullable String value) {
            advice = value;
            return this;
        }

        /**
         * Sets the HTTP status of the last answer.
         *
         * @param value the status, or null
         * @return this builder
         */
        public Builder status(@Nullable Integer value) {
            status = value;
            return this;
        }

        /**
         * Sets how long the service asked to wait.
         *
         * @param value the time, or null
         * @return this builder
         */
        public Builder retryAfter(@Nullable Duration value) {
            retryAfter = value;
            return this;
        }

        /**
         * Sets the id that the service gave the request.
         *
         * @param value visible ASCII, or null
         * @return this builder
         */
        public Builder requestId(@Nullable String value) {
            requestId = value;
            return this;
        }

        /**
         * Sets the key of the transaction. It is not part of the message.
         *
         * @param value the key, or null
         * @return this builder
         */
        public Builder transactionKey(@Nullable String value) {
            transactionKey = value;
            keyless = value == null;
            return this;
        }

        /**
         * Sets what the service said. It is not part of the message.
         *
         * @param value the words, or null
         * @return this builder
         */
        public Builder serviceMessage(@Nullable String value) {
            serviceMessage = value;
            return this;
        }

        /**
         * Sets what the service said of single fields. It is not part of the message.
         *
         * @param value messages by field
         * @return this builder
         */
        public Builder fieldErrors(Map<String, List<String>> value) {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            value.forEach(
                    (field, messages) -> copy.put(field, Collections.unmodifiableList(new ArrayList<>(messages))));
            fieldErrors = Collections.unmodifiableMap(copy);
            return this;
        }

        /**
         * Sets which transactions of a batch a look-up found.
         *
         * @param value the transactions
         * @return this builder
         */
        public Builder recorded(List<Transaction> value) {
            recorded = List.copyOf(value);
            return this;
        }

        /**
         * Sets where the service is.
         *
         * @param value host and port, for instance {@code api.partnero.com:443}, or null
         * @return this builder
         */
        public Builder target(@Nullable String value) {
            target = value;
            return this;
        }

        /**
         * Sets what the HTTP library threw. It is neither part of the message nor the cause.
         *
         * @param value an exception, or null
         * @return this builder
         */
        public Builder diagnosis(@Nullable Throwable value) {
            diagnosis = value;
            return this;
        }

        /**
         * Builds the failure.
         *
         * @return an immutable value
         */
        public Failure build() {
            return new Failure(this);
        }
    }
}
