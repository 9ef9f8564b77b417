package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's own client: what stays as it was, and what is shared. */
class OwnOkHttpClientTest {

    @Test
    void itsInterceptorsSeeTheTrueStatus() throws IOException {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        Interceptor recording = chain -> {
            Response response = chain.proceed(chain.request());
            seen.add(response.code());
            return response;
        };
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(recording)
                .addNetworkInterceptor(recording)
                .build();
        try (Service service = Service.refusing(503, Map.of());
                Partnero partnero = service.client().okHttpClient(http).build()) {
            call(partnero);
        }

        assertThat(seen).containsExactly(503, 503);
    }

    @Test
    void itsInterceptorsMayChangeTheRequest() throws IOException {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-Shop", "1").build()))
                .build();
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = service.client().okHttpClient(http).build()) {
            partnero.transactions().delete("order-1");

            assertThat(service.request().header("X-Shop")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsInterceptorsDoNotChangeTheKeyAndAddNone(boolean network) throws IOException {
        Interceptor adding = chain -> chain.proceed(chain.request()
                .newBuilder()
                .addHeader("Authorization", "Bearer another")
                .build());
        OkHttpClient.Builder http = new OkHttpClient.Builder();
        (network ? http.networkInterceptors() : http.interceptors()).add(adding);
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = service.client().okHttpClient(http.build()).build()) {
            partnero.transactions().delete("order-1");

            assertThat(service.request().headers())
                    .filteredOn(header -> header.getKey().equalsIgnoreCase("Authorization"))
                    .extracting(Map.Entry::getValue)
                    .containsExactly("Bearer secret");
        }
    }

    @Test
    void itsEventListenersAreNotified() throws IOException {
        List<String> events = new CopyOnWriteArrayList<>();
        OkHttpClient http = new OkHttpClient.Builder()
                .eventListenerFactory(call -> new EventListener() {
                    @Override
                    public void requestHeadersStart(Call call) {
                        events.add("request");
                    }

                    @Override
                    public void callEnd(Call call) {
                        events.add("end");
                    }
                })
                .build();
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = service.client().okHttpClient(http).build()) {
            partnero.transactions().delete("order-1");
        }

        assertThat(events).containsExactly("request", "end");
    }

    /** What is left on a kept connection cannot be told from an answer, and what is dead not from what lives. */
    @Test
    void itsConnectionsAreItsOwn() throws IOException {
        OkHttpClient http = new OkHttpClient();
        try (Service service = Service.answering(Service.DONE)) {
            Request own = new Request.Builder()
                    .url("http://127.0.0.1:" + service.port() + "/own")
                    .build();
            http.newCall(own).execute().close();
            try (Partnero partnero = service.client().okHttpClient(http).build()) {
                partnero.transactions().delete("order-1");
                partnero.transactions().delete("order-2");
            }
            http.newCall(own).execute().close();

            assertThat(service.requests())
                    .extracting(com.partnero.testkit.http.Request::connection)
                    .containsExactly(1, 2, 3, 1);
            assertThat(http.dispatcher().executorService().isShutdown()).isFalse();
        } finally {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }

    @Test
    void cancellingAllItsCallsCancelsNoSale() throws IOException {
        OkHttpClient http = new OkHttpClient();
        try (Service service = Service.that((request, exchange) -> {
                    http.dispatcher().cancelAll();
                    Service.answer(exchange, 200, Map.of(), Service.MADE);
                });
                Partnero partnero = service.client().okHttpClient(http).build()) {
            assertThat(partnero.transactions().create(Service.sale()).key()).isEqualTo("order-1");
        }
    }

    @Test
    void anInterceptorThatThrowsLeavesNoConnectionOpen() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    chain.proceed(chain.request());
                    throw new IllegalStateException("of the shop's own making");
                })
                .build();
        try (Service service = Service.that((request, exchange) -> {
                    Service.answer(exchange, 200, Map.of(), Service.MADE);
                    exchange.hold();
                    gone.countDown();
                });
                Partnero partnero = service.client().okHttpClient(http).build()) {
            PartneroException failure = catchThrowableOfType(
                    PartneroException.class, () -> partnero.transactions().create(Service.sale()));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void itsExecutorRunsTheRequests() throws IOException {
        List<String> threads = new CopyOnWriteArrayList<>();
        ExecutorService executor = Executors.newCachedThreadPool(work -> new Thread(work, "shop-http"));
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    threads.add(Thread.currentThread().getName());
                    return chain.proceed(chain.request());
                })
                .build();
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero =
                        service.client().okHttpClient(http).executor(executor).build()) {
            partnero.transactions().delete("order-1");
        }

        assertThat(threads).containsExactly("shop-http");
        assertThat(executor.isShutdown()).isFalse();
        executor.shutdown();
    }

    private static void call(Partnero partnero) {
        try {
            partnero.balances().get("customer_1");
        } catch (PartneroException e) {
            assertThat(e.status()).isEqualTo(503);
        }
    }
}
