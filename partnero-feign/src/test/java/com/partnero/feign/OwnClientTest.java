package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.spi.CallObserver;
import feign.Client;
import feign.DefaultClient;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A Feign client of the application's own sends one request for one attempt, or is stopped. */
class OwnClientTest {

    private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

    @Test
    void aClientThatSendsAgainIsStoppedAtTheSecondRequest() throws Exception {
        Client single = OwnClientTest::send;
        assertStopped((request, options) -> {
            single.execute(request, options);
            return single.execute(request, options);
        });
        assertStopped((request, options) -> {
            Response answer = null;
            for (int i = 0; i < 2; i++) {
                answer = send(request, options);
            }
            return answer;
        });
    }

    private static void assertStopped(Client twice) throws Exception {
        try (Peer server = Peer.answering(BUSY);
                Partnero partnero = client(server).client(twice).build()) {
            PartneroException failure = credit(partnero);

            assertThat(server.requests()).hasSize(1);
            assertThat(failure).hasMessageContaining("a second time");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aClientThatSendsOnceIsNotStopped() throws Exception {
        try (Peer server = Peer.answering(BUSY);
                Partnero partnero = client(server).client(OwnClientTest::send).build()) {
            assertThat(credit(partnero).status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(1);
        }
    }

    /** Collections ask how many there are before they copy them. */
    @Test
    void aClientThatCopiesTheHeadersIsNotStopped() throws Exception {
        List<UnaryOperator<Map<String, Collection<String>>>> copies =
                List.of(Map::copyOf, HashMap::new, LinkedHashMap::new, TreeMap::new);
        for (UnaryOperator<Map<String, Collection<String>>> copy : copies) {
            Client copying = (request, options) -> {
                Map<String, Collection<String>> headers =
                        request.headers().isEmpty() ? Map.of() : copy.apply(request.headers());
                return send(
                        Request.create(request.httpMethod(), request.url(), headers, request.body(), null, null),
                        options);
            };
            try (Peer server = Peer.answering(BUSY);
                    Partnero partnero = client(server).client(copying).build()) {
                assertThat(credit(partnero).status()).isEqualTo(503);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Test
    void aClientThatLogsTheRequestBeforeAndAfterIsNotStopped() throws Exception {
        StringBuilder log = new StringBuilder();
        Client logging = (request, options) -> {
            log.append(request);
            Response answer = send(request, options);
            log.append(request);
            return answer;
        };
        try (Peer server = Peer.answering(BUSY);
                Partnero partnero = client(server).client(logging).build()) {
            assertThat(credit(partnero).status()).isEqualTo(503);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsShorterThanItSaysIsNoAnswer() {
        Client careless = (request, options) -> Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of("Content-Length", List.of("60")))
                .body(new byte[0])
                .build();
        try (Partnero partnero = FeignPartnero.builder()
                .apiKey("k")
                .baseUrl("http://127.0.0.1:1/v1")
                .client(careless)
                .build()) {
            PartneroException failure = credit(partnero);

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure).hasMessageContaining("Content-Length");
        }
    }

    @Test
    void clientsThatAreKnownToSendTwiceAreRefusedWithTheirSubclasses() {
        for (Client known : new Client[] {
            new DefaultClient(null, null), new Client.Default(null, null), new feign.okhttp.OkHttpClient() {}
        }) {
            assertThatThrownBy(() -> FeignPartnero.builder().client(known))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("paid twice");
        }
    }

    @Test
    void headersAreSentAsTheyAreAndOnce() throws Exception {
        try (Peer server = Peer.answering(BUSY);
                Partnero partnero = client(server)
                        .observer(operation -> new CallObserver() {
                            @Override
                            public Map<String, String> requestHeaders() {
                                return Map.of("X-Trace", "{}{a:[b");
                            }
                        })
                        .requestInterceptor(template -> template.header("authorization", "Bearer theirs"))
                        .requestInterceptor(template -> template.header("X-Shop", "mine"))
                        .build()) {
            credit(partnero);

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request).contains("X-Trace: {}{a:[b").contains("X-Shop: mine");
                assertThat(request.toLowerCase(java.util.Locale.ROOT).split("authorization:"))
                        .hasSize(2);
                assertThat(request).contains("Bearer k").doesNotContain("theirs");
            });
        }
    }

    private static FeignPartnero.Builder client(Peer server) {
        return FeignPartnero.builder().apiKey("k").baseUrl("http://127.0.0.1:" + server.port() + "/v1");
    }

    private static PartneroException credit(Partnero partnero) {
        return catchThrowableOfType(
                PartneroException.class, () -> partnero.balances().credit("customer_123", Amount.of("1", "USD")));
    }

    private static Response send(Request request, Request.Options options) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(request.url()).toURL().openConnection();
        connection.setRequestMethod(request.httpMethod().name());
        request.headers()
                .forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(request.body().length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(request.body());
        }
        return Response.builder()
                .request(request)
                .status(connection.getResponseCode())
                .headers(Map.of())
                .body(new byte[0])
                .build();
    }
}
