package com.partnero.policy;

import com.partnero.Operation;
import com.partnero.errors.Failure;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroClosedException;
import com.partnero.errors.PartneroConcurrencyLimitException;
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
import com.partnero.errors.ServiceReply;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ConnectionProblem;
import com.partnero.spi.Effect;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions for the callers of one client. */
final class Exceptions {

    private final String target;

    Exceptions(URI baseUrl) {
        int port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : "http".equals(baseUrl.getScheme()) ? 80 : 443;
        target = baseUrl.getHost() + ":" + port;
    }

    private Failure failure(Operation operation, Outcome outcome, String reason) {
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
        Failure failure = failure(operation, outcome, where + last.getMessage() + fields(last))
                .attempts(attempts)
                .transactionKey(key)
                .reply(last.reply())
                .diagnosis(last.diagnosis());
        if (lookUp != null) {
            failure.recorded(lookUp.recorded());
        }
        return switch (last.reason()) {
            case NOT_SENT ->
                new PartneroNotSentException(failure.advice(problem(last).advice()));
            case NO_API_KEY ->
                new PartneroAuthenticationException(failure.advice("sign in again, or fix the API key supplier"));
            case CONCURRENCY_LIMIT ->
                new PartneroConcurrencyLimitException(
                        failure.advice("the service answers slowly, or maxConcurrentRequests is too low"));
            case HELD_BACK -> new PartneroRateLimitedException(failure);
            case LOST -> new PartneroConnectionLostException(failure);
            case TIMEOUT ->
                new PartneroTimeoutException(
                        last.effect() == Effect.NOT_SENT
                                ? failure.advice(ConnectionProblem.CONNECT_TIMEOUT.advice())
                                : failure);
            case INTERRUPTED -> new PartneroInterruptedException(failure);
            case UNUSABLE -> new PartneroProtocolException(failure.advice("check the base URL and any proxy"));
            case STATUS -> ofStatus(last, failure);
        };
    }

    private static PartneroException ofStatus(AttemptFailedException last, Failure failure) {
        return switch (last.meaning()) {
            case UNAUTHENTICATED ->
                new PartneroAuthenticationException(
                        failure.advice("the API key is wrong, or belongs to another service"));
            case FORBIDDEN ->
                new PartneroAuthenticationException(failure.advice("the API key is not allowed to do this"));
            case NOT_FOUND ->
                new PartneroNotFoundException(
                        failure.advice("no such transaction or customer, or the base URL is wrong"));
            case CONFLICT -> new PartneroConflictException(failure.advice("the service says that it already exists"));
            case THROTTLED -> new PartneroRateLimitedException(failure);
            case INVALID, FOREIGN ->
                new PartneroValidationException(failure.advice(
                        "the service does not accept the request; serviceMessage() and fieldErrors() say why"));
            case FAILED, GATEWAY, NONE -> new PartneroServerException(failure);
        };
    }

    private static ConnectionProblem problem(AttemptFailedException failure) {
        return Objects.requireNonNullElse(failure.problem(), ConnectionProblem.BROKEN);
    }

    PartneroException conflict(Operation operation, Outcome outcome, int attempts, @Nullable String key) {
        return conflict(operation, outcome, attempts, key, "a different transaction, or several, have this key");
    }

    PartneroException conflict(
            Operation operation, Outcome outcome, int attempts, @Nullable String key, String reason) {
        return new PartneroConflictException(failure(operation, outcome, reason)
                .attempts(attempts)
                .transactionKey(key)
                .advice("compare them with list(TransactionQuery.byKey(key))"));
    }

    /** An inconclusive list is no reason to send anything. */
    PartneroException unproven(Operation operation, String key) {
        return new PartneroProtocolException(failure(
                        operation,
                        Outcome.NOT_APPLIED,
                        "the look-up before sending was inconclusive: the list is not filtered by key")
                .attempts(0)
                .transactionKey(key)
                .advice("check the base URL and any proxy"));
    }

    PartneroException mayStillAppear(Operation operation, String key, Duration wait) {
        return new PartneroTimeoutException(failure(
                        operation,
                        Outcome.UNKNOWN,
                        "the answer to an earlier attempt with this key was lost, and that attempt may still take effect")
                .attempts(0)
                .transactionKey(key)
                .reply(ServiceReply.none().withRetryAfter(wait)));
    }

    PartneroException circle() {
        return new PartneroProtocolException(
                failure(Operation.LIST, Outcome.NOT_APPLIED, "the service keeps returning the same pages")
                        .advice("list(query.withPage(number)) shows single pages"));
    }

    PartneroException closed(Operation operation, @Nullable String key) {
        return new PartneroClosedException(failure(operation, Outcome.NOT_APPLIED, "the client has been closed")
                .attempts(0)
                .transactionKey(key));
    }

    /** The names of refused fields, if they look like names of the wire format. Such names help and contain no data. */
    private static String fields(AttemptFailedException failure) {
        StringBuilder fields = new StringBuilder();
        for (String field : failure.reply().fieldErrors().keySet()) {
            if (field.length() <= 40 && field.matches("[a-z0-9_.]+") && fields.length() < 200) {
                fields.append(fields.length() == 0 ? " about " : ", ").append(field);
            }
        }
        return fields.toString();
    }
}
