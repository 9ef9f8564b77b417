package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(result.message()).startsWith("the service cannot be reached: " + words);
        });
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
    void aConfigurationThatAllowsNoRequestIsTold() {
        keyed.withPropertyValues(
                        "partnero.transport=retrofit", "partnero.proxy.host=127.0.0.1", "partnero.proxy.username=joe")
                .run(context -> {
                    PartneroProbe.Result result =
                            context.getBean(PartneroProbe.class).probe("default");

                    assertThat(result.asked()).isFalse();
                    assertThat(result.message()).startsWith("partnero.proxy.username cannot be used");
                });
    }
}
