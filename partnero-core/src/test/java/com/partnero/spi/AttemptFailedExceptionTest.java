package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spi.AttemptFailedException.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptFailedExceptionTest {

    @Test
    void withoutAConnectionNothingWasSent() {
        AttemptFailedException failure =
                AttemptFailedException.notConnected(false, ConnectionProblem.NOT_TRUSTED, null);

        assertThat(failure).hasMessage("the server's certificate is not trusted");
        assertThat(failure.effect()).isEqualTo(Effect.NOT_SENT);
        assertThat(failure.reason()).isEqualTo(Reason.NOT_SENT);
        assertThat(failure.problem()).isEqualTo(ConnectionProblem.NOT_TRUSTED);
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestLeftIsLost() {
        AttemptFailedException failure = AttemptFailedException.notConnected(true, ConnectionProblem.TLS, null);

        assertThat(failure).hasMessage("the connection broke: the TLS handshake failed");
        assertThat(failure.effect()).isEqualTo(Effect.RUNNING);
        assertThat(failure.reason()).isEqualTo(Reason.LOST);
    }

    @Test
    void aLostConnectionIsMentionedOnce() {
        assertThat(AttemptFailedException.notConnected(true, ConnectionProblem.BROKEN, null))
                .hasMessage("the connection broke");
        assertThat(AttemptFailedException.notConnected(false, ConnectionProblem.BROKEN, null))
                .hasMessage("the connection broke");
    }

    @Test
    void theProxyOnTheWayIsNamed() {
        assertThat(AttemptFailedException.notConnected(
                        false, ConnectionProblem.PROXY_AUTHENTICATION, "proxy.example:3128", null))
                .hasMessage("the proxy refused the connection with HTTP 407 (proxy proxy.example:3128)");
    }

    @ParameterizedTest
    @CsvSource({
        "Tunnel failed: 403, PROXY_REFUSED, the proxy refused the connection: HTTP 403 (proxy p:3128)",
        "Tunnel failed: 407, PROXY_AUTHENTICATION, the proxy refused the connection with HTTP 407 (proxy p:3128)",
        "Tunnel failed: 499, PROXY_REFUSED, the proxy refused the connection: HTTP 499 (proxy p:3128)",
        "Tunnel failed: 500, PROXY_FAILED, the proxy could not connect to the service: HTTP 500 (proxy p:3128)",
        "'Tunnel failed, got: 503', PROXY_FAILED, the proxy could not connect to the service: HTTP 503 (proxy p:3128)",
        "'Not connected to: p:312', PROXY_REFUSED, the proxy refused the connection (proxy p:3128)",
        ", PROXY_REFUSED, the proxy refused the connection (proxy p:3128)"
    })
    void theAnswerOfAProxyIsNamed(@Nullable String thrown, ConnectionProblem problem, String message) {
        AttemptFailedException failure = AttemptFailedException.refusedByProxy("p:3128", new IOException(thrown));

        assertThat(failure).hasMessage(message);
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.effect()).isEqualTo(Effect.NOT_SENT);
        assertThat(failure.reason()).isEqualTo(Reason.NOT_SENT);
    }

    @Test
    void anUnknownProxyIsNotNamed() {
        assertThat(AttemptFailedException.refusedByProxy(null, new IOException("got: 503")))
                .hasMessage("the proxy could not connect to the service: HTTP 503");
    }

    @Test
    void aTimeOutSaysWhatItEnded() {
        assertThat(AttemptFailedException.timedOut(false)).hasMessage("no connection could be made in time");
        assertThat(AttemptFailedException.timedOut(true)).hasMessage("no answer came in time");
    }

    @Test
    void whatALibraryThrewIsKeptForThoseWhoAskAndIsNotTheCause() {
        IOException thrown = new IOException("https://user:password@proxy.example");

        AttemptFailedException failure = AttemptFailedException.notConnected(false, ConnectionProblem.BROKEN, thrown);

        assertThat(failure.diagnosis()).isSameAs(thrown);
        assertThat(failure).hasNoCause().hasMessageNotContaining("password");
    }
}
