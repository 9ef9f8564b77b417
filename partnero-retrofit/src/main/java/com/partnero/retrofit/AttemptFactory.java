package com.partnero.retrofit;

import com.partnero.retrofit.PartneroApi.Attempt;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.AttemptLimits;
import com.partnero.spi.ClientSettings;
import com.partnero.wire.Answers;
import com.partnero.wire.HttpAnswer;
import com.partnero.wire.RequestHeaders;
import com.partnero.wire.WireFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.Executor;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/**
 * Creates the {@link Attempt} that a method of {@link PartneroApi} returns. Thread-safe.
 *
 * <p>Retrofit builds the request but does not run it. It would read the body of a failure without a limit, hide status
 * and headers from converters, and throw through a proxy whose {@code throws} clauses R8 removes.
 */
final class AttemptFactory extends CallAdapter.Factory {

    private final Pools pools;
    private final Executor threads;
    private final RequestHeaders headers;
    private final Answers answers;

    AttemptFactory(Pools pools, Executor threads, ClientSettings settings, WireFormat format) {
        this.pools = pools;
        this.threads = threads;
        headers = new RequestHeaders(settings, "retrofit");
        answers = new Answers(format, settings.responseLimits());
    }

    @Override
    public @Nullable CallAdapter<?, ?> get(Type returnType, Annotation[] annotations, Retrofit retrofit) {
        if (getRawType(returnType) != Attempt.class) {
            return null;
        }
        // R8 reduces Attempt<Page<Transaction>> to Attempt<Page>.
        Class<?> type = getRawType(getParameterUpperBound(0, (ParameterizedType) returnType));
        return new CallAdapter<ResponseBody, Attempt<?>>() {

            @Override
            public Type responseType() {
                return ResponseBody.class;
            }

            @Override
            public Attempt<?> adapt(Call<ResponseBody> call) {
                return (limits, context) -> run(call, type, limits, context);
            }
        };
    }

    private @Nullable Object run(Call<?> call, Class<?> type, AttemptLimits limits, AttemptContext context)
            throws AttemptFailedException {
        Request request;
        try {
            Headers sent = Headers.of(headers.forRequest(context));
            request = call.request().newBuilder().headers(sent).build();
        } catch (RuntimeException e) {
            throw AttemptFailedException.notSent(
                    "the request could not be built: " + e.getClass().getName());
        }
        HttpAnswer answer = new PendingRequest(pools, request, limits).send(threads);
        return answers.read(type, answer, limits, context);
    }
}
