package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders and balances agree after a restart. */
class RestartTest {

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext start(String database) {
        return SpringApplication.run(
                CheckoutApplication.class,
                "--server.port=0",
                "--partnero.api-key=",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve(database) + ";WRITE_DELAY=0");
    }

    private static void awaitStates(ConfigurableApplicationContext context, String... states) {
        Shop shop = context.getBean(Shop.class);
        Deliveries deliveries = context.getBean(Deliveries.class);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(deliveries.of(shop.orders()))
                        .extracting(Deliveries.Delivery::state)
                        .containsExactly(states));
    }

    private static List<String> balance(ConfigurableApplicationContext context) {
        List<Amount> amounts = context.getBean(Shop.class).balance("grace");
        return amounts.stream().map(Money::text).toList();
    }

    @Test
    void aShopThatIsStartedAgainKnowsItsOrdersAndItsBalances() {
        try (var shop = start("stopped")) {
            shop.getBean(Shop.class).order(Product.LAMP);
            awaitStates(shop, "recorded");
            shop.getBean(DemoService.class).goAway();
            shop.getBean(Shop.class).order(Product.TEAPOT);
        }

        try (var shop = start("stopped")) {
            awaitStates(shop, "recorded", "recorded");
            assertThat(balance(shop)).containsExactly("30.00 USD");
        }
    }

    /** A killed shop leaves behind what is in its database at that moment. */
    @Test
    void whateverTheOutboxCallsRecordedIsInTheStateThatIsKept() {
        try (var shop = start("killed")) {
            String number = shop.getBean(Shop.class).order(Product.LAMP);
            awaitStates(shop, "recorded");

            assertThat(shop.getBean(JdbcClient.class)
                            .sql("select state from emulator")
                            .query(String.class)
                            .single())
                    .contains(number);
        }
    }
}
