package com.partnero.policy;

import com.partnero.Operation;
import com.partnero.Transaction;
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
import com.partnero.spi.LookUpResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions for the callers of one client. */
final class Exceptions {

    private static final String CHECK_THE_WAY = "check the base URL, and any proxy or firewall in front of the service";

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
            case LOST, NOT_PROCESSED -> new PartneroConnectionLostException(failure);
            case TIMEOUT ->
                new PartneroTimeoutException(
                        last.effect() == Effect.NOT_SENT
                                ? failure.advice(ConnectionProblem.CONNECT_TIMEOUT.advice())
                                : failure);
            case INTERRUPTED -> new PartneroInterruptedException(failure);
            case FOREIGN ->
                last.isThrottled()
                        ? new PartneroRateLimitedException(failure)
                        : new PartneroProtocolException(failure.advice(CHECK_THE_WAY));
            case UNUSABLE -> new PartneroProtocolException(failure.advice(CHECK_THE_WAY));
            case STATUS -> ofStatus(last, failure);
        };
    }

    private static PartneroException ofStatus(AttemptFailedException last, Failure failure) {
        return switch (last.meaning()) {
            case UNAUTHENTICATED ->
                new PartneroAuthenticationException(
                        failure.advice("the API key is wrong, or belongs to another service"));
            case FORBIDDEN ->
                new PartneroAuthenticationException(
                        failure.advice("the API key is not allowed to do this; serviceMessage() says why"));
            case NOT_FOUND ->
                new PartneroNotFoundException(
                        failure.advice("no such transaction or customer, or the base URL is wrong"));
            case CONFLICT -> new PartneroConflictException(failure.advice("the service says that it already exists"));
            case THROTTLED -> new PartneroRateLimitedException(failure);
            case FOREIGN -> new PartneroProtocolException(failure.advice(CHECK_THE_WAY));
            case INVALID ->
                new PartneroValidationException(failure.advice(
                        "the service does not accept the request; serviceMessage() and fieldErrors() say why"));
            case FAILED, GATEWAY, NONE -> new PartneroServerException(failure);
        };
    }

    private static ConnectionProblem problem(AttemptFailedException failure) {
        return Objects.requireNonNullElse(failure.problem(), ConnectionProblem.BROKEN);
    }

    PartneroException conflict(
            Operation operation,
            Outcome outcome,
            int attempts,
            @Nullable String key,
            LookUpResult found,
            List<Transaction> rows) {
        String reason = found == LookUpResult.INCOMPARABLE
                ? "the transaction with this key has another amount in another unit, so that the two cannot be compared"
                : "a different transaction, or several, have this key";
        return new PartneroConflictException(
                conflict(operation, outcome, attempts, key, reason).recorded(rows));
    }

    /** Another call of this client is recording the key. */
    PartneroException recordedMeanwhile(Operation operation, String key) {
        String reason = "a createIfAbsent of this client has recorded, or is recording, a sale with this key";
        return new PartneroConflictException(conflict(operation, Outcome.NOT_APPLIED, 0, key, reason));
    }

    private Failure conflict(Operation operation, Outcome outcome, int attempts, @Nullable String key, String reason) {
        return failure(operation, outcome, reason)
                .attempts(attempts)
                .transactionKey(key)
                .advice("compare them with list(TransactionQuery.byKey(key))");
    }

    /** An inconclusive list is no reason to send anything. */
    PartneroException unproven(Operation operation, String key) {
        String reason =
                "the look-up before sending was inconclusive: the list is not filtered by key, or shows no amount";
        return new PartneroProtocolException(failure(operation, Outcome.NOT_APPLIED, reason)
                .attempts(0)
                .transactionKey(key)
                .advice(CHECK_THE_WAY));
    }

    PartneroException notFound(Operation operation, int attempts, String key) {
        return new PartneroNotFoundException(failure(operation, Outcome.NOT_APPLIED, "HTTP 404")
                .attempts(attempts)
                .reply(ServiceReply.of(404))
                .transactionKey(key)
                .advice("no transaction has this key"));
    }

    /** A 404 that the list does not confirm. */
    PartneroException notConfirmed(Operation operation, int attempts, String key, LookUpResult found) {
        String list = found == LookUpResult.UNPROVEN ? "is not filtered by key" : "shows a transaction with this key";
        return new PartneroProtocolException(
                failure(operation, Outcome.NOT_APPLIED, "HTTP 404, but the list of transactions " + list)
                        .attempts(attempts)
                        .reply(ServiceReply.of(404))
                        .transactionKey(key)
                        .advice(CHECK_THE_WAY));
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
                        .advice("use list(query.withPage(number)) to read single pages"));
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
