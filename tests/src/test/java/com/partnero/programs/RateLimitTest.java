package com.partnero.programs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many threads record sales at a service that accepts 60 requests a second. */
@Timeout(180)
class RateLimitTest {

    private static final int SALES = Integer.getInteger("limit.sales", 150);
    private static final int THREADS = 64;
    private static final int PER_SECOND = 60;
    private static final Pattern KEY = Pattern.compile("\"key\":\"(order-\\d+)\"");

    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger throttled = new AtomicInteger();
    private final long start = System.nanoTime();
    private long second;
    private int inSecond;

    @ParameterizedTest
    @CsvSource({"FEIGN, true", "FEIGN, false", "RETROFIT, true", "RETROFIT, false"})
    void noneFailsAndEachIsRecordedOnce(Transport transport, boolean saysRetryAfter) throws Exception {
        try (SocketServer server =
                        SocketServer.start((request, exchange) -> answer(request, exchange, saysRetryAfter));
                Partnero partnero = transport
                        .builder()
                        .apiKey("key")
                        .baseUrl("http://127.0.0.1:" + server.port())
                        .callTimeout(Duration.ofSeconds(30))
                        .build()) {
            record(partnero);

            assertThat(accepted).hasValue(SALES);
            assertThat(throttled).hasPositiveValue();
        }
    }

    @ParameterizedTest
    @CsvSource({"FEIGN", "RETROFIT"})
    void aLimitOfTheClientsOwnAvoidsTheRefusals(Transport transport) throws Exception {
        try (SocketServer server = SocketServer.start((request, exchange) -> answer(request, exchange, true));
                Partnero partnero = transport
                        .builder()
                        .apiKey("key")
                        .baseUrl("http://127.0.0.1:" + server.port())
                        .callTimeout(Duration.ofSeconds(30))
                        .maxRequestsPerSecond(PER_SECOND / 2)
                        .build()) {
            record(partnero);

            assertThat(accepted).hasValue(SALES);
            assertThat(throttled).hasValueLessThan(THREADS);
        }
    }

    private static void record(Partnero partnero) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < SALES; i++) {
                NewTransaction sale = NewTransaction.builder()
                        .key("order-" + i)
                        .amount(Amount.of("99.99", "USD"))
                        .buyer(CustomerRef.id("buyer"))
                        .build();
                running.add(threads.submit(() -> partnero.transactions().create(sale)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void answer(Request request, Exchange exchange, boolean saysRetryAfter) throws IOException {
        if (isWithinLimit()) {
            accepted.incrementAndGet();
            Matcher key = KEY.matcher(request.text());
            String known = key.find() ? key.group(1) : "none";
            exchange.respond(Response.json(
                    200,
                    "{\"data\":{\"key\":\"" + known
                            + "\",\"action\":\"sale\",\"amount\":99.99,\"amount_units\":\"USD\","
                            + "\"is_currency\":true},\"status\":1}"));
            return;
        }
        throttled.incrementAndGet();
        Response refused = Response.json(429, "{\"message\":\"Too Many Attempts.\"}");
        exchange.respond(saysRetryAfter ? refused.with("Retry-After", "1") : refused);
    }

    private synchronized boolean isWithinLimit() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        if (now != second) {
            second = now;
            inSecond = 0;
        }
        return ++inSecond <= PER_SECOND;
    }
}
