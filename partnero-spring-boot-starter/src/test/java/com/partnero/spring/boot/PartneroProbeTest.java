package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
            assertThat(result.message()).startsWith("the service cannot be reached: " + words);
        });
    }

    @Test
    void theKeyDoesNotFollowARedirectWhateverClientTheApplicationHas() throws IOException {
        AtomicInteger visits = new AtomicInteger();
        try (SocketServer elsewhere = SocketServer.start((request, exchange) -> {
                    visits.incrementAndGet();
                    exchange.respond(200, Map.of(), new byte[0]);
                });
                SocketServer service = SocketServer.start((request, exchange) -> exchange.respond(
                        302, Map.of("Location", "http://127.0.0.1:" + elsewhere.port() + "/"), new byte[0]))) {
            keyed.withPropertyValues(
                            "partnero.transport=retrofit",
                            "partnero.base-url=http://127.0.0.1:" + service.port() + "/v1")
                    .withUserConfiguration(RedirectingClient.class)
                    .run(context -> assertThat(context.getBean(PartneroProbe.class)
                                    .probe("default")
                                    .status())
                            .isEqualTo(302));
        }
        assertThat(visits).hasValue(0);
    }

    @Test
    void aProxyThatCannotBeReached() {
        keyed.withPropertyValues("partnero.proxy.host=127.0.0.1", "partnero.proxy.port=1")
                .run(context -> assertThat(context.getBean(PartneroProbe.class)
                                .probe("default")
                                .message())
                        .startsWith("the service cannot be reached: the proxy cannot be reached"));
    }

    @Test
    void aConfigurationThatAllowsNoRequestIsReported() {
        keyed.withPropertyValues(
                        "partnero.transport=retrofit", "partnero.proxy.host=127.0.0.1", "partnero.proxy.username=joe")
                .run(context -> {
                    PartneroProbe.Result result =
                            context.getBean(PartneroProbe.class).probe("default");

                    assertThat(result.asked()).isFalse();
                    assertThat(result.message()).startsWith("partnero.proxy.username cannot be used");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class RedirectingClient {

        @Bean
        @Qualifier("partnero")
        HttpClient redirecting() {
            return HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
        }
    }
}
