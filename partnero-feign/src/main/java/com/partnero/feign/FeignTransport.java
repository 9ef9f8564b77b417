package com.partnero.feign;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Transport;
import com.partnero.wire.Answers;
import com.partnero.wire.BodyReader;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.Paths;
import com.partnero.wire.RequestBodies;
import com.partnero.wire.RequestHeaders;
import feign.FeignException;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The driven port over Feign: one method of {@link FeignApi}, one request, one answer. Thread-safe. */
final class FeignTransport implements Transport {

    private final FeignApi api;
    private final ClientSettings settings;
    private final RequestHeaders headers;
    private final Answers answers;

    FeignTransport(FeignApi api, ClientSettings settings, Answers answers) {
        this.api = api;
        this.settings = settings;
        this.answers = answers;
        headers = new RequestHeaders(settings, "feign");
    }

    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return answers.transaction(exchange(
                Operation.CREATE,
                context,
                (headers, attempt) -> api.create(RequestBodies.transaction(sale), headers, attempt)));
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        return answers.transactions(exchange(
                Operation.CREATE_ALL,
                context,
                (headers, attempt) -> api.create(RequestBodies.transactions(batch), headers, attempt)));
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        if (!Paths.fitsSegment(key)) {
            return answers.fetchedByQuery(get(TransactionQuery.byKey(key), context), key);
        }
        return answers.fetched(exchange(
                Operation.FIND, context, (headers, attempt) -> api.fetch(Paths.encode(key), headers, attempt)));
    }

    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return answers.page(get(query, context), query);
    }

    private HttpAnswer get(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        String key = query.key() == null ? null : Paths.encode(query.key());
        return exchange(
                Operation.LIST,
                context,
                (headers, attempt) -> api.list(key, query.limit(), query.page(), headers, attempt));
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        answers.done(exchange(
                Operation.DELETE,
                context,
                (headers, attempt) -> Paths.fitsSegment(key)
                        ? api.delete(Paths.encode(key), headers, attempt)
                        : api.deleteByBody(RequestBodies.key(key), headers, attempt)));
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return answers.balance(exchange(
                Operation.BALANCE,
                context,
                (headers, attempt) -> api.balance(Paths.encode(customerId), headers, attempt)));
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        answers.done(exchange(
                Operation.CREDIT,
                context,
                (headers, attempt) ->
                        api.credit(Paths.encode(credit.customerId()), RequestBodies.credit(credit), headers, attempt)));
    }

    /** The threads end by themselves. */
    @Override
    public void close() {}

    /** One request by the declared interface. */
    @FunctionalInterface
    private interface Exchange {
        Response send(Map<String, String> headers, Attempt attempt);
    }

    private HttpAnswer exchange(Operation operation, AttemptContext context, Exchange exchange)
            throws AttemptFailedException {
        int limit = settings.responseLimits().maxBodyBytes(operation);
        Attempt attempt = Attempt.of(settings, context.timeLeft(), limit);
        try (Response response = exchange.send(headers.forRequest(context), attempt)) {
            return answer(response, limit);
        } catch (FeignException e) {
            // Its message quotes the address; its cause is what the client threw.
            throw e.getCause() instanceof IOException failure ? Failures.classify(failure) : broken(attempt, e);
        } catch (RuntimeException e) {
            throw broken(attempt, e);
        }
    }

    private static AttemptFailedException broken(Attempt attempt, RuntimeException e) {
        String what = e.getClass().getName();
        return attempt.isStarted()
                ? AttemptFailedException.lost("the HTTP client broke with " + what)
                : AttemptFailedException.notSent("the request could not be made: " + what);
    }

    private static HttpAnswer answer(Response response, int limit) {
        try (InputStream body = response.body().asInputStream()) {
            byte[] bytes = BodyReader.read(body, limit);
            return bytes == null
                    ? HttpAnswer.withoutBody(
                            response.status(), name -> header(response, name), "larger than " + limit + " bytes")
                    : HttpAnswer.of(response.status(), name -> header(response, name), bytes);
        } catch (IOException e) {
            // Both clients leave a body that is whole, or one that says in our own words what is wrong.
            String flaw = String.valueOf(e.getMessage());
            return HttpAnswer.withoutBody(response.status(), name -> header(response, name), flaw);
        }
    }

    /** Feign's map knows names in any case. */
    private static @Nullable String header(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }
}
