package com.partnero.policy;

import com.partnero.Operation;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.spi.Effect;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the exceptions that callers of one client get. */
final class Exceptions {

    private final String target;

    Exceptions(URI baseUrl) {
        int port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : "http".equals(baseUrl.getScheme()) ? 80 : 443;
        target = baseUrl.getHost() + ":" + port;
    }

    private Failure.Builder failure(Operation operation, Outcome outcome, String reason) {
        return Failure.of(operation, outcome, reason).target(target);
    }

    PartneroException of(
            Operation operation,
            Outcome outcome,
            int attempts,
            @Nullable String key,
            String where,
            AttemptFailedException last,
            @Nullable LookUp<?> lookUp) {
        Failure.Builder failure = failure(operation, outcome, where + last.getMessage() + fields(last))
                .attempts(attempts)
                .transactionKey(key)
                .status(last.status())
                .retryAfter(last.retryAfter())
                .requestId(last.requestId())
                .serviceMessage(last.serviceMessage())
                .fieldErrors(last.fieldErrors())
                .diagnosis(last.diagnosis());
        if (lookUp != null) {
            failure.recorded(lookUp.recorded());
        }
        return switch (last.reason()) {
            case NOT_SENT ->
                new PartneroNotSentException(
                        failure.advice(problem(last).advice()).build());
            case NO_API_KEY ->
                new PartneroAuthenticationException(failure.advice("sign in again, or mend the supplier of the API key")
                        .build());
            case LOST -> new PartneroConnectionLostException(failure.build());
            case TIMEOUT ->
                new PartneroTimeoutException(
                        last.effect() == Effect.NOT_SENT
                                ? failure.advice(ConnectionProblem.CONNECT_TIMEOUT.advice())
                                        .build()
                                : failure.build());
            case INTERRUPTED -> new PartneroInterruptedException(failure.build());
            case UNUSABLE ->
                new PartneroProtocolException(
                        failure.advice("check the base URL, and what stands between here and the service")
                                .build());
            case STATUS -> ofStatus(last.status() == null ? 0 : last.status(), failure);
        };
    }

    private static PartneroException ofStatus(int status, Failure.Builder failure) {
        switch (status) {
            case 401:
                return new PartneroAuthenticationException(
                        failure.advice("the API key is wrong, or belongs to another service")
                                .build());
            case 403:
                return new PartneroAuthenticationException(
                        failure.advice("the API key is not allowed to do this").build());
            case 404:
                return new PartneroNotFoundException(
                        failure.advice("no such transaction or customer, or the base URL is wrong")
                                .build());
            case 409:
                return new PartneroConflictException(failure.advice("the service says that it exists already")
                        .build());
            case 429:
                return new PartneroRateLimitedException(failure.build());
            case 408:
                return new PartneroServerException(failure.build());
            default:
                return status >= 400 && status < 500
                        ? new PartneroValidationException(failure.advice(
                                        "the service does not accept the request; serviceMessage() and fieldErrors() say why")
                                .build())
                        : new PartneroServerException(failure.build());
        }
    }

    private static ConnectionProblem problem(AttemptFailedException failure) {
        return Objects.requireNonNullElse(failure.problem(), ConnectionProblem.BROKEN);
    }

    PartneroException conflict(Operation operation, Outcome outcome, int attempts, @Nullable String key) {
        return conflict(operation, outcome, attempts, key, "another transaction, or several, stand under the key");
    }

    PartneroException conflict(
            Operation operation, Outcome outcome, int attempts, @Nullable String key, String reason) {
        return new PartneroConflictException(failure(operation, outcome, reason)
                .attempts(attempts)
                .transactionKey(key)
                .advice("compare them with list(TransactionQuery.byKey(key))")
                .build());
    }

    /** Nothing may be sent on the ground of a list that proves nothing. */
    PartneroException unproven(Operation operation, String key) {
        return new PartneroProtocolException(failure(
                        operation,
                        Outcome.NOT_APPLIED,
                        "the look-up before it proves nothing: the list is not filtered by key")
                .attempts(0)
                .transactionKey(key)
                .advice("check the base URL, and what stands between here and the service")
                .build());
    }

    PartneroException mayStillAppear(Operation operation, String key, Duration wait) {
        return new PartneroTimeoutException(failure(
                        operation,
                        Outcome.UNKNOWN,
                        "an earlier attempt of this client to record the key was lost, and may still take effect")
                .attempts(0)
                .transactionKey(key)
                .retryAfter(wait)
                .build());
    }

    PartneroException circle() {
        return new PartneroProtocolException(
                failure(Operation.LIST, Outcome.NOT_APPLIED, "the service answers with the same pages again and again")
                        .advice("list(query.withPage(number)) shows single pages")
                        .build());
    }

    PartneroException closed(Operation operation, @Nullable String key) {
        return new PartneroClosedException(failure(operation, Outcome.NOT_APPLIED, "the client has been closed")
                .attempts(0)
                .transactionKey(key)
                .build());
    }

    /** The names of refused fields help and tell nothing, as long as they look like names of the wire format. */
    private static String fields(AttemptFailedException failure) {
        StringBuilder fields = new StringBuilder();
        for (String field : failure.fieldErrors().keySet()) {
            if (field.length() <= 40 && field.matches("[a-z0-9_.]+") && fields.length() < 200) {
                fields.append(fields.length() == 0 ? " about " : ", ").append(field);
            }
        }
        return fields.toString();
    }
}
