package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.testkit.http.Exchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no body count too: OkHttp reads the line that begins a chunk without a limit. */
@Timeout(60)
class RawBytesTest {

    private static final int BODY = 64 << 10;
    private static final long ENDLESS = 256L << 20;

    /** What both ends of a connection hold while nobody reads. */
    private static final long IN_FLIGHT = 16L << 20;

    @ParameterizedTest
    @ValueSource(strings = {"", "2\r\n{}\r\n", "2;x=", "1"})
    void aChunkThatNeverBeginsIsCutOff(String start) throws IOException {
        AtomicLong sent = new AtomicLong();
        try (Service service = Service.that((request, exchange) -> endless(exchange, start, sent));
                Partnero partnero = client(service).build()) {
            PartneroException failure = credit(partnero);

            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure).hasMessageContaining("larger than " + BODY + " bytes");
            assertThat(sent).hasValueLessThan(IN_FLIGHT);
        }
    }

    @Test
    void aClientOfTheUsersIsLimitedToo() throws IOException {
        AtomicLong sent = new AtomicLong();
        try (Service service = Service.that((request, exchange) -> endless(exchange, "", sent));
                Partnero partnero =
                        client(service).okHttpClient(new OkHttpClient()).build()) {
            credit(partnero);

            assertThat(sent).hasValueLessThan(IN_FLIGHT);
        }
    }

    @Test
    void manySmallAnswersAreNotCounted() throws IOException {
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = client(service)
                        .responseLimits(ResponseLimits.defaults().withMaxBodyBytes(1 << 10))
                        .build()) {
            for (int i = 0; i < 50; i++) {
                partnero.balances().credit("customer_1", Amount.of("5", "USD"));
            }

            assertThat(service.requests()).hasSize(50);
        }
    }

    private static void endless(Exchange exchange, String start, AtomicLong sent) throws IOException {
        exchange.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + start);
        byte[] zeros = new byte[64 << 10];
        Arrays.fill(zeros, (byte) '0');
        try {
            while (sent.get() < ENDLESS) {
                exchange.write(zeros);
                sent.addAndGet(zeros.length);
            }
        } catch (IOException e) {
            // The client has ended the connection.
        }
    }

    private static PartneroException credit(Partnero partnero) {
        return catchThrowableOfType(
                PartneroException.class, () -> partnero.balances().credit("customer_1", Amount.of("5", "USD")));
    }

    private static RetrofitPartnero.Builder client(Service service) {
        return service.client().responseLimits(ResponseLimits.defaults().withMaxBodyBytes(BODY));
    }
}
