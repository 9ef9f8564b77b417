package com.partnero.examples.checkout;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;

/**
 * Starts the shop: {@code ./mvnw -q -Pcheckout -pl examples/checkout -am}. Without an API key, an emulator runs inside it; with
 * {@code PARTNERO_API_KEY} in the environment the orders go to your own program.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CheckoutApplication {

    public static void main(String[] arguments) {
        SpringApplication shop = new SpringApplication(CheckoutApplication.class);
        if (System.getenv("PARTNERO_API_KEY") != null) {
            shop.setAdditionalProfiles("own"); // Orders of the emulator must never reach your own program.
        }
        shop.run(arguments);
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        WebServerApplicationContext context = event.getApplicationContext();
        if (context.getServerNamespace() == null) {
            System.out.printf(
                    "%n  The shop is open: http://localhost:%d%n",
                    event.getWebServer().getPort());
            @Nullable String console = context.getBean(DemoService.class).console();
            System.out.println(console == null ? "" : "  The emulator's console: " + console + "\n");
        }
    }
}
