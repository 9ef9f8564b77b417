package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.RetryPolicy;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotSentException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLS does before a request, in the middle of it and after its answer. */
@Timeout(60)
class TlsTest {

    private static final Duration READ = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    /** Whether the other side ever says goodbye is nothing to a call that has its answer. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aCallEndsWithItsAnswer(String version) throws Exception {
        try (TlsServer server = new TlsServer(directory, version, socket -> TlsServer.answer(socket, Service.MADE));
                Partnero partnero = client(server, server.client())) {
            long start = System.nanoTime();

            partnero.transactions().create(Service.sale());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(READ.dividedBy(2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theRequestDoesNotWaitForAReceiptOfTheHandshake(String version) throws Exception {
        List<Boolean> noDelay = new CopyOnWriteArrayList<>();
        try (TlsServer server = new TlsServer(directory, version, socket -> TlsServer.answer(socket, Service.MADE))) {
            OkHttpClient http = server.client()
                    .newBuilder()
                    .addNetworkInterceptor(chain -> {
                        okhttp3.Response response = chain.proceed(chain.request());
                        noDelay.add(chain.connection().socket().getTcpNoDelay());
                        return response;
                    })
                    .build();
            try (Partnero partnero = client(server, http)) {
                partnero.transactions().create(Service.sale());
            }
        }

        assertThat(noDelay).containsExactly(true);
    }

    @Test
    void aHandshakeThatFailsAfterTheRequestLeavesItUnknown() throws Exception {
        TlsServer.Reaction renegotiation = socket -> {
            socket.setNeedClientAuth(true);
            socket.startHandshake();
            socket.getInputStream().read();
        };
        try (TlsServer server = new TlsServer(directory, "TLSv1.2", renegotiation);
                Partnero partnero = client(server, server.client())) {
            PartneroException failure = credit(partnero);

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure).hasMessageContaining("the connection broke");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateThatIsDemandedBeforeTheRequestIsNotSent() throws Exception {
        try (TlsServer server = new TlsServer(directory, "TLSv1.2", socket -> {});
                Partnero partnero = client(server, server.client())) {
            server.demandCertificate();
            PartneroException failure = credit(partnero);

            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure).hasMessageContaining("client certificate");
            assertThat(server.requests()).isZero();
        }
    }

    /** Under TLS 1.3 the client is through with the handshake, and with the request, when the server's refusal comes. */
    @Test
    void aCertificateThatIsDemandedUnderTls13IsUnknown() throws Exception {
        try (TlsServer server = new TlsServer(directory, "TLSv1.3", socket -> {});
                Partnero partnero = client(server, server.client())) {
            server.demandCertificate();
            PartneroException failure = credit(partnero);

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure).hasMessageContaining("the connection broke");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotSent() throws Exception {
        try (TlsServer server = new TlsServer(directory, "TLSv1.3", socket -> {});
                Partnero partnero = client(server, new OkHttpClient())) {
            PartneroException failure = credit(partnero);

            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure).hasMessageContaining("the server's certificate is not trusted");
        }
    }

    private static PartneroException credit(Partnero partnero) {
        return catchThrowableOfType(
                PartneroException.class, () -> partnero.balances().credit("customer_1", Amount.of("5", "USD")));
    }

    /** With retries, so that what must not be repeated would be. */
    private static Partnero client(TlsServer server, OkHttpClient http) {
        return Service.clientAt(server.url())
                .okHttpClient(http)
                .retry(RetryPolicy.defaults())
                .readTimeout(READ)
                .callTimeout(READ.multipliedBy(2))
                .build();
    }
}
