package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt is one request, whatever OkHttp or a user's interceptor would like to do. */
class OneRequestTest {

    @ParameterizedTest
    @ValueSource(ints = {401, 407, 408, 421, 429, 500, 503})
    void noStatusMakesOkHttpSendALookUpAgain(int status) throws IOException {
        try (Service service = Service.refusing(status, Map.of("Retry-After", "0"));
                Partnero partnero = service.client().build()) {
            PartneroException failure = failure(() -> partnero.balances().get("customer_1"));

            assertThat(service.requests()).hasSize(1);
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.serviceMessage()).isEqualTo("no");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 401, 407, 408, 421, 429, 500, 503})
    void noStatusMakesOkHttpSendASaleAgain(int status) throws IOException {
        try (Service service = Service.refusing(status, Map.of("Retry-After", "0", "Location", "/v1/elsewhere"));
                Partnero partnero = service.client().build()) {
            PartneroException failure = failure(() -> partnero.transactions().create(Service.sale()));

            assertThat(service.requests()).hasSize(1);
            assertThat(failure.status()).isEqualTo(status);
        }
    }

    @Test
    void anAuthenticatorOfTheUserDoesNotSendAgain() throws IOException {
        try (Service service = Service.refusing(401, Map.of());
                Partnero partnero = with(
                        service,
                        http -> http.authenticator((route, response) ->
                                response.request().newBuilder().build()))) {
            PartneroException failure = failure(() -> partnero.balances().get("customer_1"));

            assertThat(service.requests()).hasSize(1);
            assertThat(failure.status()).isEqualTo(401);
        }
    }

    @Test
    void anInterceptorThatProceedsTwiceGetsTheFirstAnswerAgain() throws IOException {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        Interceptor retrying = chain -> {
            Response first = chain.proceed(chain.request());
            seen.add(first.code());
            first.close();
            Response second = chain.proceed(chain.request());
            seen.add(second.code());
            return second;
        };
        try (Service service = Service.refusing(503, Map.of());
                Partnero partnero = with(service, http -> http.addInterceptor(retrying))) {
            PartneroException failure = failure(() -> partnero.transactions().create(Service.sale()));

            assertThat(service.requests()).hasSize(1);
            assertThat(seen).containsExactly(503, 503);
            assertThat(failure.status()).isEqualTo(503);
        }
    }

    @Test
    void anInterceptorThatTriesAgainAfterALossDoesNotSendAgain() throws IOException {
        Interceptor retrying = chain -> {
            try {
                return chain.proceed(chain.request());
            } catch (IOException e) {
                return chain.proceed(chain.request());
            }
        };
        try (Service service = Service.that((request, exchange) -> exchange.reset());
                Partnero partnero = with(service, http -> http.addInterceptor(retrying))) {
            PartneroException failure = failure(() -> partnero.transactions().create(Service.sale()));

            assertThat(service.requests()).hasSize(1);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aRequestThatAnInterceptorBuildsIsCountedToo() throws IOException {
        Interceptor rebuilding = chain -> chain.proceed(new Request.Builder()
                .url(chain.request().url())
                .post(chain.request().body())
                .build());
        try (Service service = Service.that((request, exchange) -> exchange.reset());
                Partnero partnero = with(service, http -> http.addInterceptor(rebuilding))) {
            PartneroException failure = failure(() -> partnero.transactions().create(Service.sale()));

            assertThat(service.requests()).hasSize(1);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void anInterceptorThatBreaksBeforeTheRequestLeavesSendsNothing() throws IOException {
        Interceptor broken = chain -> {
            throw new IllegalStateException("token for alice@shop.example is gone");
        };
        try (Service service = Service.answering(Service.MADE);
                Partnero partnero = with(service, http -> http.addInterceptor(broken))) {
            PartneroException failure = failure(() -> partnero.transactions().create(Service.sale()));

            assertThat(service.requests()).isEmpty();
            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(failure).hasMessageContaining("IllegalStateException").hasMessageNotContaining("alice");
        }
    }

    @Test
    void aLostLookUpIsNotSentAgain() throws IOException {
        try (Service service = Service.that((request, exchange) -> exchange.reset());
                Partnero partnero = with(service, http -> {})) {
            PartneroException failure = failure(() -> partnero.balances().get("customer_1"));

            assertThat(service.requests()).hasSize(1);
            assertThat(failure).isInstanceOf(PartneroConnectionLostException.class);
        }
    }

    @Test
    void aStrayAnswerOnAConnectionIsNotUsed() throws IOException {
        String two = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n" + Service.DONE;
        try (Service service = Service.that((request, exchange) -> {
                    if (request.connection() == 1) {
                        exchange.write(two + two);
                        exchange.hold();
                    } else {
                        Service.answer(exchange, 422, Map.of(), "{\"message\":\"no\"}");
                    }
                });
                Partnero partnero = with(service, http -> {})) {
            partnero.balances().credit("customer_1", Amount.of("5", "USD"));
            PartneroException failure = failure(() -> partnero.balances().credit("customer_2", Amount.of("7", "USD")));

            assertThat(service.requests()).hasSize(2);
            assertThat(failure.status()).isEqualTo(422);
        }
    }

    /** As a telephone has them whose network offers IPv6 and does not carry it. */
    @Test
    void aDeadAddressIsPassedOverAndTheNextGetsTheRequest() throws IOException {
        List<InetAddress> addresses = List.of(InetAddress.getByName("127.0.0.9"), InetAddress.getByName("127.0.0.1"));
        try (Service service = Service.answering(Service.MADE);
                Partnero partnero = service.client()
                        .baseUrl("http://localhost:" + service.port() + "/v1")
                        .okHttpClient(new OkHttpClient.Builder()
                                .dns(host -> addresses)
                                .build())
                        .build()) {
            partnero.transactions().create(Service.sale());

            assertThat(service.requests()).hasSize(1);
        }
    }

    private static Partnero with(Service service, Consumer<OkHttpClient.Builder> changes) {
        OkHttpClient.Builder http = new OkHttpClient.Builder();
        changes.accept(http);
        return service.client().okHttpClient(http.build()).build();
    }

    private static PartneroException failure(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }
}
