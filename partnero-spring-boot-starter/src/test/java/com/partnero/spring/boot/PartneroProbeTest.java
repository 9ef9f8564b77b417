package com.partnero.spring.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.http.SocketServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a probe tells whoever has to mend the connection. */
class PartneroProbeTest {

    private final ApplicationContextRunner keyed =
            StarterFixture.runner().withPropertyValues("partnero.api-key=secret-0815");

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/v1, the connection was refused",
        "https://no-such-host.invalid/v1, the host is unknown"
    })
    void whyTheServiceCannotBeReached(String baseUrl, String words) {
        keyed.withPropertyValues("partnero.base-url=" + baseUrl).run(context -> {
            PartneroProbe.Result result = context.getBean(PartneroProbe.class).probe("default");

            assertThat(result.asked()).isTrue();
            assertThat(result.reachable()).isFalse();
            assertThat(result.message()).contains("the service cannot be reached", words);
        });
    }

    @Test
    void aProxyThatCannotBeReached() {
        keyed.withPropertyValues("partnero.proxy.host=127.0.0.1", "partnero.proxy.port=1")
                .run(context -> assertThat(context.getBean(PartneroProbe.class)
                                .probe("default")
                                .message())
                        .contains("the service cannot be reached", "the proxy cannot be reached"));
    }

    /** The properties say plain http, where the key must not go. */
    @Test
    void theProbeGoesWhereTheClientGoes() {
        try (PartneroEmulator emulator = StarterFixture.emulator();
                PartneroEmulator insecure = StarterFixture.emulator()) {
            keyed.withPropertyValues("partnero.base-url=" + insecure.baseUrl())
                    .withBean(
                            PartneroCustomizer.class,
                            () -> (client, builder) ->
                                    builder.baseUrl(emulator.baseUrl()).apiKey(emulator.apiKey()))
                    .run(context -> {
                        PartneroProbe.Result result =
                                context.getBean(PartneroProbe.class).probe("default");

                        assertThat(result.keyAccepted()).isTrue();
                        assertThat(result.status()).isEqualTo(200);
                        assertThat(context.getBean(PartneroClients.class).baseUrl("default"))
                                .isEqualTo(emulator.baseUrl());
                    });
            assertThat(insecure.requests()).isEmpty();
            assertThat(emulator.requests()).hasSize(1);
        }
    }

    @Test
    void aPasswordInTheBaseUrlIsNotShown() {
        keyed.withPropertyValues("partnero.base-url=https://joe:pass0815@api.example/v1")
                .run(context -> assertThat(
                                context.getBean(PartneroClients.class).baseUrl("default"))
                        .isEqualTo("https://api.example/v1"));
    }

    @Test
    void oneProbeRunsAtATime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        AtomicInteger requests = new AtomicInteger();
        try (SocketServer service = SocketServer.start((request, exchange) -> {
            requests.incrementAndGet();
            asked.countDown();
            answer.join();
            exchange.respond(200, Map.of("Content-Type", "application/json"), "{\"data\":[]}".getBytes(UTF_8));
        })) {
            keyed.withPropertyValues("partnero.base-url=http://127.0.0.1:" + service.port() + "/v1")
                    .run(context -> {
                        PartneroProbe probe = context.getBean(PartneroProbe.class);
                        CompletableFuture<PartneroProbe.Result> first =
                                CompletableFuture.supplyAsync(() -> probe.probe("default"));
                        asked.await();

                        for (int i = 0; i < 300; i++) {
                            PartneroProbe.Result other = probe.probe("default");
                            assertThat(other.asked()).isFalse();
                            assertThat(other.message()).isEqualTo("another probe is running");
                        }

                        answer.complete(null);
                        assertThat(first.get().keyAccepted()).isTrue();
                    });
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void aRefusedKeyIsNoFailureOfTheConnection() {
        try (PartneroEmulator emulator = StarterFixture.emulator()) {
            keyed.withPropertyValues("partnero.base-url=" + emulator.baseUrl()).run(context -> {
                PartneroProbe.Result result =
                        context.getBean(PartneroProbe.class).probe("default");

                assertThat(result.reachable()).isTrue();
                assertThat(result.keyAccepted()).isFalse();
                assertThat(result.status()).isEqualTo(401);
                assertThat(result.toString()).doesNotContain("secret-0815");
            });
        }
    }
}
