package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.spring.boot.PartneroClients;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;

/** The application as {@code process-aot} prepared it: the build runs this with {@code spring.aot.enabled=true}. */
@Tag("aot")
class AotStartTest {

    @Test
    void theShopWorksFromWhatWasPreparedAtBuildTime() {
        SpringApplication application = new SpringApplication(CheckoutApplication.class);
        application.setMainApplicationClass(CheckoutApplication.class);
        try (var context = application.run(
                "--server.port=0",
                "--partnero.api-key=",
                "--partnero.clients.eu.api-key=eu",
                "--spring.datasource.url=jdbc:h2:mem:aot")) {
            assertThat(AotDetector.useGeneratedArtifacts()).isTrue();
            Shop shop = context.getBean(Shop.class);
            shop.order(Product.TEAPOT);

            Deliveries deliveries = context.getBean(Deliveries.class);
            await().untilAsserted(() ->
                    assertThat(deliveries.of(shop.orders()).get(0).rewards()).hasSize(2));
            assertThat(context.getBean("euPartnero"))
                    .isSameAs(context.getBean(PartneroClients.class).get("eu"));
        }
    }
}
