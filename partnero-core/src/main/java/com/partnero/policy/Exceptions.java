package com.partnero.policy;

import com.partnero.Operation;
import com.partnero.Page;
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
import com.partnero.spi.Evidence;
import com.partnero.spi.LookUpResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates the exceptions for the callers of one client. */
final class Exceptions {

    private static final int CONTENT_TOO_LARGE = 413;

    private final String target;
    private final String checkTheWay;
    private final String checkTheAddress;

    Exceptions(URI baseUrl) {
        target = target(baseUrl);
        boolean hasPath = baseUrl.isOpaque() || !baseUrl.getRawPath().isEmpty();
        String hint = hasPath ? "" : " (it has no path; that of the service ends in /v1)";
        checkTheWay = "check the base URL" + hint + ", and any proxy or firewall in front of the service";
        checkTheAddress = "no such transaction or customer, or the base URL is wrong" + hint;
    }

    /** A client without a network has no host. */
    private static String target(URI baseUrl) {
        if (baseUrl.getHost() == null) {
            return baseUrl.getScheme();
        }
        int port = baseUrl.getPort() >= 0 ? baseUrl.getPort() : "http".equals(baseUrl.getScheme()) ? 80 : 443;
        return baseUrl.getHost() + ":" + port;
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
            if (lookUp.isAboutKeyless()) {
                failure.withoutKey();
            }
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
            case LOST, NOT_PROCESSED ->
                new PartneroConnectionLostException(
                        problem(last).isTransient()
                                ? failure
                                : failure.advice(problem(last).advice()));
            case TIMEOUT ->
                new PartneroTimeoutException(
                        last.effect() == Effect.NOT_SENT
                                ? failure.advice(ConnectionProblem.CONNECT_TIMEOUT.advice())
                                : failure);
            case INTERRUPTED -> new PartneroInterruptedException(failure);
            case FOREIGN ->
                last.isThrottled()
                        ? new PartneroRateLimitedException(failure)
                        : new PartneroProtocolException(failure.advice(adviceFor(last.status())));
            case UNUSABLE -> new PartneroProtocolException(failure.advice(checkTheWay));
            case STATUS -> ofStatus(last, failure);
        };
    }

    private PartneroException ofStatus(AttemptFailedException last, Failure failure) {
        return switch (last.meaning()) {
            case UNAUTHENTICATED ->
                new PartneroAuthenticationException(
                        failure.advice("the API key is wrong, or belongs to another service"));
            case FORBIDDEN ->
                new PartneroAuthenticationException(
                        failure.advice("the API key is not allowed to do this" + whereWhy(last.reply())));
            case NOT_FOUND -> new PartneroNotFoundException(failure.advice(checkTheAddress));
            case CONFLICT -> new PartneroConflictException(failure.advice("the service says that it already exists"));
            case THROTTLED -> new PartneroRateLimitedException(failure);
            case FOREIGN -> new PartneroProtocolException(failure.advice(adviceFor(last.status())));
            case INVALID ->
                new PartneroValidationException(
                        failure.advice("the service does not accept the request" + whereWhy(last.reply())));
            case FAILED, GATEWAY, NONE -> new PartneroServerException(failure);
        };
    }

    /** Where the service's reasons are. */
    private static String whereWhy(ServiceReply reply) {
        boolean message = reply.message() != null;
        boolean fields = !reply.fieldErrors().isEmpty();
        if (message && fields) {
            return "; serviceMessage() and fieldErrors() say why";
        }
        return message
                ? "; serviceMessage() says why"
                : fields ? "; fieldErrors() says why" : "; its answer does not say why";
    }

    private String adviceFor(@Nullable Integer status) {
        return status != null && status == CONTENT_TOO_LARGE
                ? "send less in one request, or raise the limit of the proxy or firewall in front of the service"
                : checkTheWay;
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
    PartneroException unproven(Operation operation, String key, Page<Transaction> answer) {
        String why = Evidence.rows(key, answer).isEmpty()
                ? whyUnproven(answer)
                : "the transaction with this key shows no amount";
        return new PartneroProtocolException(
                failure(operation, Outcome.NOT_APPLIED, "the look-up before sending was inconclusive: " + why)
                        .attempts(0)
                        .transactionKey(key)
                        .advice(checkTheWay));
    }

    PartneroException notFound(Operation operation, int attempts, String key) {
        return new PartneroNotFoundException(failure(operation, Outcome.NOT_APPLIED, "HTTP 404")
                .attempts(attempts)
                .reply(ServiceReply.of(404))
                .transactionKey(key)
                .advice("no transaction has this key"));
    }

    /** A 404 that a list does not confirm. */
    PartneroException notConfirmed(
            Operation operation, int attempts, String key, LookUpResult found, Page<Transaction> answer) {
        String why =
                found == LookUpResult.UNPROVEN ? whyUnproven(answer) : "the list shows a transaction with this key";
        return new PartneroProtocolException(failure(operation, Outcome.NOT_APPLIED, "HTTP 404, but " + why)
                .attempts(attempts)
                .reply(ServiceReply.of(404))
                .transactionKey(key)
                .advice(checkTheWay));
    }

    private static String whyUnproven(Page<Transaction> answer) {
        return answer.items().isEmpty()
                ? "the page is empty, but its numbers say that there are transactions"
                : "the list is not filtered by key";
    }

    PartneroException mayStillAppear(Operation operation, String key, Duration wait) {
        return new PartneroTimeoutException(failure(
                        operation,
                        Outcome.UNKNOWN,
                        "the answer to an earlier attempt with this key was lost, and that attempt may still take"
                                + " effect")
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
