package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.testkit.http.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy that does not let a request through: nothing was sent, and the message says who to ask. */
class ProxyTest {

    @ParameterizedTest
    @CsvSource({
        "403, the proxy refused the connection: HTTP 403",
        "407, the proxy refused the connection with HTTP 407",
        "503, the proxy could not connect to the service: HTTP 503"
    })
    void aRefusalIsNotSentAndNamesTheProxy(int status, String words) throws IOException {
        try (Service proxy = Service.refusing(status, Map.of("Proxy-Authenticate", "Basic"));
                Partnero partnero = through(proxy.port(), new OkHttpClient.Builder())) {
            PartneroException failure = create(partnero);

            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            assertThat(failure).hasMessageContaining(words + " (proxy 127.0.0.1:" + proxy.port() + ")");
            assertThat(proxy.request().method()).isEqualTo("CONNECT");
        }
    }

    @Test
    void theApplicationsAuthenticatorLogsInAndSeesARefusal() throws IOException {
        OkHttpClient.Builder http = new OkHttpClient.Builder()
                .proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                        ? null
                        : response.request()
                                .newBuilder()
                                .header("Proxy-Authorization", Credentials.basic("shop", "wrong"))
                                .build());
        try (Service proxy = Service.refusing(407, Map.of("Proxy-Authenticate", "Basic"));
                Partnero partnero = through(proxy.port(), http)) {
            PartneroException failure = create(partnero);

            assertThat(failure).hasMessageContaining("with HTTP 407").hasMessageNotContaining("wrong");
            assertThat(proxy.requests())
                    .extracting((Request request) -> request.header("Proxy-Authorization"))
                    .containsExactly("Basic c2hvcDp3cm9uZw==");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (Partnero partnero = through(port, new OkHttpClient.Builder())) {
            assertThat(create(partnero))
                    .isInstanceOf(PartneroNotSentException.class)
                    .hasMessageContaining("the proxy cannot be reached (proxy 127.0.0.1:" + port + ")");
        }
    }

    private static Partnero through(int port, OkHttpClient.Builder http) {
        return Service.clientAt("https://partnero.invalid/v1")
                .okHttpClient(http.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)))
                        .build())
                .build();
    }

    private static PartneroException create(Partnero partnero) {
        return catchThrowableOfType(
                PartneroException.class, () -> partnero.transactions().create(Service.sale()));
    }
}
