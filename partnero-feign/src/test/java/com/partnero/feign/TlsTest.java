package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroTimeoutException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a request left is told by its connection, not by the kind of the exception that ended it. */
class TlsTest {

    private static final String RECORDED =
            "HTTP/1.1 200 OK\r\nContent-Length: 31\r\n\r\n" + "{\"data\":{\"key\":\"k\",\"amount\":1}}";

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("k")
            .amount(Amount.of("1"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    @TempDir
    static Path directory;

    private static TlsKeys keys;

    @BeforeAll
    static void generate() throws Exception {
        keys = new TlsKeys(directory, "localhost");
    }

    @Test
    void aHandshakeThatFailsAfterTheRequestLeavesTheOutcomeOpen() throws Exception {
        try (Peer server = new Peer((socket, peer) -> {
                    SSLSocket tls = serve(socket, "TLSv1.2");
                    peer.read(tls);
                    tls.setNeedClientAuth(true);
                    tls.startHandshake();
                    tls.getInputStream().read();
                });
                Partnero partnero = client(server, keys.trusting()).build()) {
            PartneroException failure = credit(partnero);

            assertThat(failure).isInstanceOf(PartneroConnectionLostException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a407FromBehindAProxyLeavesTheOutcomeOpen() throws Exception {
        try (Peer proxy = new Peer((socket, peer) -> {
                    peer.read(socket);
                    peer.write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
                    SSLSocket tls = serve(socket, "TLSv1.3");
                    peer.read(tls);
                    peer.write(tls, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
                });
                Partnero partnero = FeignPartnero.builder()
                        .apiKey("k")
                        .baseUrl("https://localhost:1/v1")
                        .httpClient(HttpClient.newBuilder()
                                .sslContext(keys.trusting())
                                .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())))
                                .build())
                        .build()) {
            PartneroException failure = credit(partnero);

            assertThat(failure.status()).isEqualTo(407);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(proxy.requests()).hasSize(2);
        }
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() throws Exception {
        try (Peer server = new Peer((socket, peer) -> peer.read(serve(socket, "TLSv1.3")));
                Partnero partnero = client(server, SSLContext.getDefault()).build()) {
            assertNotSent(credit(partnero), "certificate is not trusted");
            assertNotSent(delete(partnero), "certificate is not trusted");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherHostIsCalledThat() throws Exception {
        TlsKeys others = new TlsKeys(directory, "elsewhere.example");
        try (Peer server = new Peer((socket, peer) -> peer.read(serve(socket, others.server(), "TLSv1.3")));
                Partnero partnero = client(server, others.trusting()).build()) {
            assertNotSent(credit(partnero), "certificate is for another host name");
        }
    }

    @Test
    void aConnectionThatEndsInTheHandshakeHasSentNothing() throws Exception {
        try (Peer server = new Peer((socket, peer) -> {
                    socket.getInputStream().read();
                    socket.close();
                });
                Partnero partnero = client(server, keys.trusting()).build()) {
            assertNotSent(credit(partnero), "");
            assertNotSent(delete(partnero), "");
        }
    }

    @Test
    void aConnectionThatIsResetInTheHandshakeHasSentNothing() throws Exception {
        try (Peer server = new Peer((socket, peer) -> {
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                    socket.close();
                });
                Partnero partnero = client(server, keys.trusting()).build()) {
            assertNotSent(credit(partnero), "");
        }
    }

    @Test
    void aHandshakeThatStallsHasSentNothing() throws Exception {
        try (Peer server = new Peer((socket, peer) -> socket.getInputStream().read());
                Partnero partnero = client(server, keys.trusting())
                        .connectTimeout(Duration.ofMillis(300))
                        .readTimeout(Duration.ofMillis(300))
                        .callTimeout(Duration.ofMillis(600))
                        .build()) {
            for (PartneroException failure : new PartneroException[] {credit(partnero), delete(partnero)}) {
                assertThat(failure).isInstanceOfAny(PartneroTimeoutException.class, PartneroNotSentException.class);
                assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            }
        }
    }

    @Test
    void aLostAnswerOverAKeptConnectionLeavesTheOutcomeOpen() throws Exception {
        try (Peer server = new Peer((socket, peer) -> {
                    SSLSocket tls = serve(socket, "TLSv1.3");
                    peer.read(tls);
                    peer.write(tls, RECORDED);
                    peer.read(tls);
                    socket.close();
                });
                Partnero partnero = client(server, keys.trusting())
                        .callTimeout(Duration.ofSeconds(3))
                        .build()) {
            partnero.transactions().create(SALE);

            PartneroException failure = catchThrowableOfType(
                    PartneroException.class, () -> partnero.transactions().create(SALE));

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(server.requestsOnUsedConnections())
                    .singleElement()
                    .asString()
                    .startsWith("POST");
        }
    }

    private static void assertNotSent(PartneroException failure, String words) {
        assertThat(failure).isInstanceOf(PartneroNotSentException.class).hasMessageContaining(words);
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    }

    private static SSLSocket serve(Socket socket, String protocol) throws Exception {
        return serve(socket, keys.server(), protocol);
    }

    private static SSLSocket serve(Socket socket, SSLContext context, String protocol) throws Exception {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), false);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(new String[] {protocol});
        tls.startHandshake();
        return tls;
    }

    private static FeignPartnero.Builder client(Peer server, SSLContext tls) {
        return FeignPartnero.builder()
                .apiKey("k")
                .baseUrl("https://localhost:" + server.port() + "/v1")
                .httpClient(HttpClient.newBuilder().sslContext(tls).build());
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
