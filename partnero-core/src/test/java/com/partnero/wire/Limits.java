package com.partnero.wire;

import com.partnero.ApiKey;
import com.partnero.Operation;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.TransactionQuery;
import com.partnero.spi.AnswerBudget;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Limits and budgets of attempts, for tests of what reads answers. */
final class Limits {

    private static final Duration LONG = Duration.ofMinutes(1);

    private Limits() {}

    static AttemptLimits of(ResponseLimits response, Operation operation) {
        return AttemptLimits.of(settings(response), operation, LONG);
    }

    static AttemptLimits of(TransactionQuery query) {
        return AttemptLimits.of(settings(ResponseLimits.defaults()), query, LONG);
    }

    /** At most so many bytes after inflating. */
    static AttemptLimits ofBytes(int bytes) {
        return of(ResponseLimits.defaults().withMaxBodyBytes(bytes), Operation.BALANCE);
    }

    static AnswerBudget budgetOfBytes(int bytes) {
        return context().budget().within(ofBytes(bytes));
    }

    static AttemptContext context() {
        return AttemptContext.of(LONG, ApiKey.of("s3cret"), Map.of(), CallObserver.NONE);
    }

    private static ClientSettings settings(ResponseLimits response) {
        return new ClientSettings(
                ClientSettings.always(ApiKey.of("s3cret")),
                URI.create("https://api.partnero.com/v1"),
                LONG,
                LONG,
                LONG,
                null,
                RetryPolicy.defaults(),
                response,
                PartneroObserver.NONE);
    }
}
