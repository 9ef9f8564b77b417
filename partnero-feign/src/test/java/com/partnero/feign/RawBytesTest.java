package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The JDK's client shows no bytes of the wire, but each chunk costs at least its framing. */
class RawBytesTest {

    private static final int BODY = 256 << 10;
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final String START = "11\r\n{\"status\":1,\"x\":\"\r\n";
    private static final String END = "2\r\n\"}\r\n0\r\n\r\n";

    @Test
    void aSmallBodyInChunksOfOneByteIsTooLarge() throws IOException {
        try (Peer server = Peer.answering(HEAD + START + "1\r\ny\r\n".repeat(100_000) + END);
                Partnero partnero = client(server)) {
            PartneroException failure = catchThrowableOfType(
                    PartneroException.class, () -> partnero.transactions().delete("order-1"));

            assertThat(failure).hasMessageContaining("larger than " + BODY + " bytes");
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void theSameBodyInLongerChunksIsNot() throws IOException {
        String chunk = "64\r\n" + "y".repeat(100) + "\r\n";
        try (Peer server = Peer.answering(HEAD + START + chunk.repeat(1_000) + END);
                Partnero partnero = client(server)) {
            partnero.transactions().delete("order-1");

            assertThat(server.requests()).hasSize(1);
        }
    }

    private static Partnero client(Peer server) {
        return FeignPartnero.builder()
                .apiKey("k")
                .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                .responseLimits(ResponseLimits.defaults().withMaxBodyBytes(BODY))
                .build();
    }
}
