package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroAuthenticationException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.testkit.PartneroEmulator;
import feign.Client;
import feign.DefaultClient;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is Feign's own; everything else is proved by the contracts. */
class FeignPartneroTest {

    private static final NewTransaction SALE = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99", "USD"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    private final PartneroEmulator emulator = PartneroEmulator.start();

    @BeforeEach
    void seed() {
        emulator.service().addCustomer("customer_123");
        emulator.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @AfterEach
    void stop() {
        Thread.interrupted();
        emulator.close();
    }

    @Test
    void interceptorsAreCalledInOrderForEveryRequest() {
        try (Partnero partnero = builder()
                .requestInterceptor(template -> template.header("X-Shop", "one"))
                .requestInterceptor(template -> template.header("X-Shop", "two"))
                .build()) {
            partnero.transactions().create(SALE);
            partnero.transactions().find("order-1042");
        }

        assertThat(emulator.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.header("X-Shop")).startsWith("one"));
    }

    @Test
    void anInterceptorDoesNotChangeTheKey() {
        try (Partnero partnero = builder()
                .requestInterceptor(template -> template.header("Authorization", "Bearer another"))
                .build()) {
            assertThat(partnero.transactions().create(SALE).key()).isEqualTo("order-1042");
        }
    }

    @Test
    void anInterceptorThatFailsSendsNothingAndIsNotQuoted() {
        try (Partnero partnero = builder()
                .requestInterceptor(template -> {
                    throw new IllegalStateException("joe@example.com");
                })
                .build()) {
            PartneroException failure = failureOf(() -> partnero.transactions().create(SALE));

            assertThat(failure).isInstanceOf(PartneroNotSentException.class).hasMessageNotContaining("joe");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void theKeyIsAskedForAtEveryRequest() {
        AtomicInteger asked = new AtomicInteger();
        try (Partnero partnero = FeignPartnero.builder()
                .baseUrl(emulator.baseUrl())
                .apiKey(() -> {
                    asked.incrementAndGet();
                    return ApiKey.of(emulator.apiKey());
                })
                .build()) {
            partnero.transactions().create(SALE);
            partnero.transactions().find("order-1042");
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void aKeySupplierThatFailsSendsNothingAndIsNotQuoted() {
        try (Partnero partnero = FeignPartnero.builder()
                .baseUrl(emulator.baseUrl())
                .apiKey(() -> {
                    throw new IllegalStateException("the key is s3cret");
                })
                .build()) {
            PartneroException failure = failureOf(() -> partnero.transactions().create(SALE));

            assertThat(failure)
                    .isInstanceOf(PartneroAuthenticationException.class)
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void clientsThatAreKnownToSendTwiceAreRefused() {
        assertThatThrownBy(() -> builder().client(new DefaultClient(null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paid twice");
        HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> builder().httpClient(following))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Redirect.NEVER");
        assertThatThrownBy(() -> builder()
                        .httpClient(HttpClient.newHttpClient())
                        .client((request, options) -> null)
                        .build())
                .hasMessageContaining("not both");
    }

    @Test
    void theApplicationsHttpClientIsUsedAndLeftOpen() {
        HttpClient own = HttpClient.newHttpClient();
        for (int i = 0; i < 2; i++) {
            try (Partnero partnero = builder().httpClient(own).build()) {
                partnero.transactions().createIfAbsent(SALE);
            }
        }

        assertThat(emulator.service().transactions("order-1042")).hasSize(1);
    }

    @Test
    void theApplicationsFeignClientKeepsTheDeadlineAndIsInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Client stuck = (request, options) -> {
            try {
                new CountDownLatch(1).await();
                throw new IOException();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IOException(e);
            }
        };
        try (Partnero partnero = builder()
                .client(stuck)
                .connectTimeout(Duration.ofMillis(50))
                .readTimeout(Duration.ofMillis(100))
                .callTimeout(Duration.ofMillis(500))
                .build()) {
            long start = System.nanoTime();

            PartneroException failure = failureOf(() -> partnero.transactions().create(SALE));

            assertThat(failure).isInstanceOf(PartneroTimeoutException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(5000));
            interrupted.await();
        }
    }

    @Test
    void theApplicationsFeignClientIsReleasedWhenTheCallerIsInterrupted() {
        CountDownLatch sending = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Client stuck = (request, options) -> {
            sending.countDown();
            caller.interrupt();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException();
        };
        try (Partnero partnero = builder().client(stuck).build()) {
            PartneroException failure = failureOf(() -> partnero.transactions().create(SALE));

            assertThat(failure).isInstanceOf(PartneroInterruptedException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theBodyOfTheApplicationsFeignClientIsReadOnceAndClosed() {
        AtomicReference<String> closed = new AtomicReference<>("open");
        InputStream body = new java.io.ByteArrayInputStream("{\"status\":1}".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed.set("closed");
            }
        };
        Client own = (request, options) -> Response.builder()
                .request(request)
                .status(200)
                .headers(Map.of())
                .body(body, null)
                .build();
        try (Partnero partnero = builder().client(own).build()) {
            partnero.transactions().delete("order-1042");
        }

        assertThat(closed).hasValue("closed");
    }

    private FeignPartnero.Builder builder() {
        return FeignPartnero.builder().apiKey(emulator.apiKey()).baseUrl(emulator.baseUrl());
    }

    private static PartneroException failureOf(Runnable call) {
        return catchThrowableOfType(PartneroException.class, call::run);
    }
}
