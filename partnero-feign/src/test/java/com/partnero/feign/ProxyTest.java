package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a proxy refuses has never been sent, and the message says which proxy it was. */
class ProxyTest {

    @ParameterizedTest
    @CsvSource({
        "407 Proxy Authentication Required, the proxy refused the connection with HTTP 407",
        "403 Forbidden, the proxy refused the connection: HTTP 403",
        "503 Service Unavailable, the proxy could not connect to the service: HTTP 503"
    })
    void aProxyThatDoesNotConnectIsNamed(String status, String words) throws Exception {
        String answer = "HTTP/1.1 " + status + "\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
        try (Peer proxy = Peer.answering(answer);
                Partnero partnero = client("https://api.partnero.com/v1", proxy.port())) {
            for (PartneroException failure : List.of(credit(partnero), delete(partnero))) {
                assertThat(failure)
                        .isInstanceOf(PartneroNotSentException.class)
                        .hasMessageContaining(words + " (proxy 127.0.0.1:" + proxy.port() + ")");
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
            assertThat(proxy.requests()).allMatch(request -> request.startsWith("CONNECT "));
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (Partnero partnero = client("https://api.partnero.com/v1", port)) {
            assertThat(credit(partnero))
                    .isInstanceOf(PartneroNotSentException.class)
                    .hasMessageContaining("the proxy cannot be reached (proxy 127.0.0.1:" + port + ")");
        }
    }

    @Test
    void aProxyInFrontOfPlainHttpThatDemandsAUserHasSentNothingOn() throws Exception {
        try (Peer proxy = Peer.answering("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                Partnero partnero = client("http://localhost:1/v1", proxy.port())) {
            assertThat(credit(partnero).outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "WWW-Authenticate: Basic realm=\"p\"|"})
    void aRefusedKeyIsARefusedKeyBehindAProxyWithAUser(String header) throws Exception {
        String answer = "HTTP/1.1 401 Unauthorized\r\n" + header.replace("|", "\r\n")
                + "Content-Length: 16\r\n\r\n{\"message\":\"No\"}";
        try (Peer proxy = Peer.answering(answer);
                Partnero partnero = client("http://localhost:1/v1", proxy.port())) {
            assertThat(credit(partnero)).isInstanceOf(PartneroAuthenticationException.class);
            assertThat(proxy.requests())
                    .singleElement()
                    .asString()
                    .contains("Proxy-Authorization: Basic dXNlcjpwYXNzd29yZA==")
                    .contains("Authorization: Bearer k");
        }
    }

    private static Partnero client(String baseUrl, int proxyPort) {
        return FeignPartnero.builder()
                .apiKey("k")
                .baseUrl(baseUrl)
                .httpClient(HttpClient.newBuilder()
                        .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxyPort)))
                        .authenticator(new Authenticator() {
                            @Override
                            protected PasswordAuthentication getPasswordAuthentication() {
                                return getRequestorType() == RequestorType.PROXY
                                        ? new PasswordAuthentication("user", "password".toCharArray())
                                        : null;
                            }
                        })
                        .build())
                .build();
    }

    private static PartneroException credit(Partnero partnero) {
        return catchThrowableOfType(
                PartneroException.class, () -> partnero.balances().credit("customer_123", Amount.of("1", "USD")));
    }

    private static PartneroException delete(Partnero partnero) {
        return catchThrowableOfType(
                PartneroException.class, () -> partnero.transactions().delete("order-1042"));
    }
}
