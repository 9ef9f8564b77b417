package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.browser.Axe;
import com.partnero.browser.Browser;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The page in a real browser, from the first order to the lost answer. The pictures are in {@code target/screenshots}. */
@Tag("browser")
class CheckoutPageTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String FIRST = ".orders > li:first-child ";

    private static ConfigurableApplicationContext shop;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void open() throws Exception {
        shop = SpringApplication.run(
                CheckoutApplication.class,
                "--server.port=0",
                "--partnero.api-key=",
                "--spring.datasource.url=jdbc:h2:mem:page");
        address = "http://localhost:" + shop.getEnvironment().getProperty("local.server.port") + "/";
        browser = new Browser();
        browser.size(1200, 1000);
        browser.open(address);
    }

    @AfterAll
    static void close() throws Exception {
        browser.close();
        shop.close();
    }

    @Test
    void anAfternoonInTheShop() throws Exception {
        assertThat(browser.text("h1")).isEqualTo("Hearth & Co.");
        assertThat(Axe.seriousFindings(browser)).isEmpty();
        assertThat(browser.text(".empty")).contains("None yet");

        browser.follow("#buy-lamp button");
        assertThat(browser.text("#message")).contains("is placed and kept");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(FIRST + ".rewards")).isEqualTo("Grace earns 19.998 USD Ada earns 9.999 USD");
        assertThat(browser.text("#balance-referrer dd")).isEqualTo("19.998 USD");
        assertThat(browser.text("#balance-buyer dd")).isEqualTo("9.999 USD");

        browser.follow(FIRST + ".webhook button");
        assertThat(browser.text("#message")).contains("nobody is paid twice");
        assertThat(browser.text("#balance-referrer dd")).isEqualTo("19.998 USD");

        browser.follow("#lose button");
        assertThat(browser.text(".network.armed")).contains("Armed");
        browser.follow("#buy-teapot button");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(".wire")).contains("broke");
        assertThat(browser.text("#balance-referrer dd")).isEqualTo("29.978 USD");

        browser.follow("#leave button");
        browser.follow("#buy-chair button");
        assertThat(browser.text("#message")).contains("is placed and kept");
        awaitText(FIRST + ".state", "waiting");
        browser.follow("#leave button");
        awaitText(FIRST + ".state", "recorded");
        browser.follow(FIRST + ".refund button");
        assertThat(browser.text("#message")).contains("refunded");
        awaitText(FIRST + ".state", "refunded");
        assertThat(browser.text("#balance-referrer dd")).isEqualTo("29.978 USD");
        assertThat(browser.text("table")).contains("transactions.create verified 1");

        photograph();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void awaitText(String selector, String text) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    browser.open(address);
                    assertThat(browser.text(selector)).isEqualTo(text);
                });
    }

    private static void photograph() throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            String scheme = dark ? "dark" : "light";
            browser.dark(dark);
            browser.size(1200, 1000);
            assertThat(Axe.seriousFindings(browser)).isEmpty();
            browser.screenshot(PICTURES.resolve("checkout-" + scheme + ".png"));
            browser.size(390, 844);
            assertThat(browser.is("document.documentElement.scrollWidth <= 390"))
                    .as("nothing sticks out on a telephone")
                    .isTrue();
            assertThat(Axe.seriousFindings(browser)).isEmpty();
            browser.screenshot(PICTURES.resolve("checkout-" + scheme + "-narrow.png"));
        }
    }
}
