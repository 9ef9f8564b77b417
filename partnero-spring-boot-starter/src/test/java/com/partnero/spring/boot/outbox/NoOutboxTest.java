package com.partnero.spring.boot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spring.boot.actuate.PartneroEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/** An application with Actuator that truly lacks the outbox; the build runs this on a class path of its own. */
class NoOutboxTest {

    @Test
    void theEndpointIsThereAndTheOutboxIsNot() {
        assertThat(ClassUtils.isPresent("com.partnero.outbox.Outboxes", null)).isFalse();

        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "partnero.api-key=key",
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.health.show-details=always")
                .run()) {
            PartneroEndpoint endpoint = context.getBean(PartneroEndpoint.class);

            assertThat(endpoint.client("default")).isNotNull();
            assertThat(endpoint.outbox("default", "outbox", null)).isNull();
            assertThat(endpoint.order("default", "orders", "order-1")).isNull();
            assertThat(context.containsBean("partneroOutbox")).isFalse();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
