package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.PartneroTransactions;
import com.partnero.testkit.PartneroEmulator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.ClassUtils;

/**
 * An application on a class path that truly lacks what is optional; the build runs it on one of its own. A class loader that
 * hides classes proves less, because annotations are read before it is asked.
 */
class BareApplicationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.partnero.outbox.Outboxes",
                "io.micrometer.core.instrument.MeterRegistry",
                "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
                "org.springframework.jdbc.core.JdbcTemplate",
                "org.springframework.boot.health.contributor.HealthIndicator",
                "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
                "org.springframework.boot.test.context.SpringBootTest",
                "org.springframework.test.context.ContextCustomizer",
                "com.partnero.retrofit.RetrofitPartnero",
                "okhttp3.OkHttpClient",
                "tools.jackson.databind.JacksonModule"
            })
    void whatIsOptionalIsNotThere(String name) {
        assertThat(ClassUtils.isPresent(name, null)).isFalse();
    }

    @Test
    void aSaleIsRecordedWithoutAnythingThatIsOptional() {
        try (PartneroEmulator emulator = StarterFixture.emulator();
                var context = new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .properties("partnero.api-key=" + emulator.apiKey(), "partnero.base-url=" + emulator.baseUrl())
                        .run()) {
            context.getBean(PartneroTransactions.class).create(sale("order-1042"));

            assertThat(emulator.service().transactions("order-1042")).hasSize(1);
            assertThat(List.of(context.getBeanNamesForType(PartneroObserverFactory.class)))
                    .containsExactly("partneroCallLog");
            assertThat(List.of(context.getBeanNamesForType(PartneroTransportFactory.class)))
                    .isEmpty();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
