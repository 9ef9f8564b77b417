package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spi.AttemptFailedException.Reason;
import java.io.IOException;
import org.junit.jupiter.api.Test;

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
