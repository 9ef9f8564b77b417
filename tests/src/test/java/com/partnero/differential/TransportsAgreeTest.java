package com.partnero.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.TransactionQuery;
import com.partnero.client.PartneroBuilder;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.transport.contracts.HostileKeys;
import feign.Request;
import feign.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The same answers give the same values and the same exceptions on both transports, and the same calls the same requests.
 * {@code -Ddifferential.rounds=300000} makes more of them.
 */
class TransportsAgreeTest {

    private static final List<String> KEYS = HostileKeys.generate(1, 50);
    private static final int ROUNDS = Integer.getInteger("differential.rounds", 3_000);

    /** Some answers ask to wait a second. */
    private static final int PAIRS = 16;

    @Test
    void bothTransportsSendTheSameAndReadTheSame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                int first = i;
                parts.add(threads.submit(() -> compare(first)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void compare(int first) {
        try (Pair pair = new Pair()) {
            for (long seed = first; seed < ROUNDS; seed += PAIRS) {
                pair.compare(seed);
            }
        }
    }

    private static Partnero configured(PartneroBuilder<?> builder) {
        return builder.apiKey("secret")
                .baseUrl("https://api.partnero.example/v1")
                .retry(RetryPolicy.none().withBaseDelay(Duration.ZERO).withThrottleBaseDelay(Duration.ZERO))
                .build();
    }

    /** Everything that a caller can see of a call, as text. */
    private static String outcome(Partnero partnero, Random random) {
        try {
            return Seen.of(call(partnero, random));
        } catch (PartneroException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage() + " " + e.outcome() + " " + e.attempts() + " "
                    + e.status() + " " + e.retryAfter() + " " + e.requestId() + " " + e.serviceMessage() + " "
                    + e.fieldErrors() + " " + Seen.of(e.recorded());
        }
    }

    private static @Nullable Object call(Partnero partnero, Random random) {
        // One of its own for each call: a client remembers for a while, by the clock, what it has tried to record.
        String key = KEYS.get(random.nextInt(KEYS.size())) + random.nextInt(1_000_000_000);
        switch (random.nextInt(8)) {
            case 0:
                return partnero.transactions().create(sale(key));
            case 1:
                return partnero.transactions().createIfAbsent(sale(key));
            case 2:
                return partnero.transactions().createAll(NewTransactionBatch.of(sale(key), sale(key + "2")));
            case 3:
                return partnero.transactions().find(key).orElse(null);
            case 4:
                return partnero.transactions().list(TransactionQuery.byKey(key).withLimit(10));
            case 5:
                return partnero.transactions().deleteIfExists(key);
            case 6:
                return partnero.balances().get(key);
            default:
                partnero.balances().credit(key, Amount.units("1E+2", "po\u2028ints"));
                return null;
        }
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.990", "EUR"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    /** Two clients that get the same answers. */
    private static final class Pair implements AutoCloseable {

        private final List<String> feignRequests = new ArrayList<>();
        private final List<String> retrofitRequests = new ArrayList<>();
        private volatile GeneratedAnswer answer = new GeneratedAnswer(new Random(0));

        private final Partnero feign = configured(FeignPartnero.builder().client(this::answerFeign));
        private final Partnero retrofit = configured(RetrofitPartnero.builder()
                .okHttpClient(new OkHttpClient.Builder()
                        .addInterceptor(this::answerOkHttp)
                        .build()));

        void compare(long seed) {
            answer = new GeneratedAnswer(new Random(seed));

            // A key of its own for each answer: a 429 would hold back the calls that follow.
            ApiKey key = ApiKey.of("s3cret-" + seed);
            String byFeign = outcome(feign.withKey(key), new Random(seed));
            String byRetrofit = outcome(retrofit.withKey(key), new Random(seed));

            if (!byFeign.equals(byRetrofit) || !feignRequests.equals(retrofitRequests)) {
                String body = new String(answer.body, StandardCharsets.UTF_8);
                assertThat(byRetrofit)
                        .as("seed %s: HTTP %s %s", seed, answer.status, body)
                        .isEqualTo(byFeign);
                assertThat(retrofitRequests).as("requests of seed %s", seed).isEqualTo(feignRequests);
            }
            feignRequests.clear();
            retrofitRequests.clear();
        }

        private Response answerFeign(Request request, Request.Options options) {
            Map<String, Collection<String>> headers = new LinkedHashMap<>();
            answer.headers.forEach((name, value) -> headers.put(name, List.of(value)));
            byte[] body = request.body() == null ? new byte[0] : request.body();
            feignRequests.add(
                    request.httpMethod() + " " + request.url() + " " + new String(body, StandardCharsets.UTF_8));
            return Response.builder()
                    .request(request)
                    .status(answer.status)
                    .headers(headers)
                    .body(answer.body)
                    .build();
        }

        private okhttp3.Response answerOkHttp(okhttp3.Interceptor.Chain chain) throws java.io.IOException {
            okhttp3.Request request = chain.request();
            Buffer body = new Buffer();
            if (request.body() != null) {
                request.body().writeTo(body);
            }
            retrofitRequests.add(request.method() + " " + request.url() + " " + body.readUtf8());
            okhttp3.Response.Builder response = new okhttp3.Response.Builder()
                    .request(request)
                    .protocol(Protocol.HTTP_1_1)
                    .code(answer.status)
                    .message("")
                    .body(ResponseBody.create(answer.body, null));
            answer.headers.forEach(response::header);
            return response.build();
        }

        @Override
        public void close() {
            feign.close();
            retrofit.close();
        }
    }
}
