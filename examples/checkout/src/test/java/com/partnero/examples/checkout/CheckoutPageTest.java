package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.browser.Axe;
import com.partnero.browser.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The page in a real browser. The pictures are in {@code target/screenshots}. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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

    @AfterEach
    void behave() {
        shop.getBean(DemoService.class).behave();
    }

    @AfterAll
    static void close() throws Exception {
        browser.close();
        shop.close();
    }

    /** First, in a shop where nobody has ordered yet. */
    @Test
    @Order(1)
    void anAfternoonInTheShop() throws Exception {
        List<String> complaints = browser.complaints();
        browser.open(address);
        assertThat(browser.text("h1")).isEqualTo("Hearth & Co.");
        assertThat(Axe.seriousFindings(browser)).isEmpty();
        assertThat(browser.text(".empty")).contains("None yet");

        browser.follow("#buy-lamp button");
        assertThat(browser.text("#message")).contains("is placed and kept");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(FIRST + ".rewards")).isEqualTo("Grace earns 20.00 USD Ada earns 10.00 USD");
        assertBalances("20.00 USD", "10.00 USD");

        browser.follow(FIRST + ".webhook button");
        assertThat(browser.text("#message")).contains("nobody is paid twice");
        assertBalances("20.00 USD", "10.00 USD");

        browser.follow("#lose button");
        assertThat(browser.text(".network.armed")).contains("The answer to the next order will be lost");
        browser.follow("#buy-teapot button");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(".wire")).contains("broke");
        assertThat(browser.text(FIRST + ".saved")).contains("would have paid Grace 10.00 USD and Ada 5.00 USD twice");
        assertBalances("30.00 USD", "15.00 USD");

        browser.follow("#leave button");
        browser.follow("#buy-chair button");
        assertThat(browser.text("#message")).contains("is placed and kept");
        awaitText(FIRST + ".state", "waiting");
        assertThat(browser.text(".chip")).isEqualTo("Partnero does not answer; 1 order will be sent later");
        awaitText(
                FIRST + ".reason",
                "The sale was sent, but no answer came. The shop asks Partnero whether it has the sale"
                        + " before it sends anything again: otherwise it might be paid twice.");
        photograph("outage");
        browser.follow("#leave button");
        browser.waitFor("document.querySelector('" + FIRST + ".state').textContent === 'recorded'");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(".chip")).isEqualTo("Partnero emulator, running inside");
        assertThat(browser.text(".wire")).as("look-ups push no write out").contains("POST /transactions");
        browser.follow(FIRST + ".refund button");
        assertThat(browser.text("#message")).contains("refunded");
        awaitText(FIRST + ".state", "refunded");
        assertBalances("30.00 USD", "15.00 USD");
        assertThat(browser.text("table")).contains("transactions.create verified 1");

        photograph("checkout");
        assertThat(browser.complaints()).isEqualTo(complaints);
    }

    @Test
    void ordersAreRefundedInPartAndEditedAndRefundedBeforePayment() throws Exception {
        browser.open(address);
        browser.follow("#buy-lamp button");
        awaitText(FIRST + ".state", "recorded");

        browser.follow(FIRST + ".refund-part button");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(FIRST + ".rewards")).isEqualTo("Grace earns 18.00 USD Ada earns 9.00 USD");

        browser.follow(FIRST + ".edit button");
        awaitText(FIRST + ".state", "recorded");
        assertThat(browser.text(FIRST + ".rewards")).isEqualTo("Grace earns 8.00 USD Ada earns 4.00 USD");

        browser.follow("#early-refund button");
        awaitText(FIRST + ".state", "refunded");
        assertThat(browser.text(FIRST + ".stands")).isEqualTo("Partnero should have: nothing");
    }

    @Test
    void theEmulatorsConsoleIsOneClickAway() throws Exception {
        browser.open(address);
        browser.follow("#console");

        assertThat(browser.text("h1")).containsIgnoringCase("emulator");
    }

    @Test
    void wrongAddressesShowAPageOfTheShop() throws Exception {
        assertThat(read("nowhere")).isEqualTo("404 There is no such page or order");
        assertThat(read("orders")).isEqualTo("405 This address belongs to a button");
        assertThat(Axe.seriousFindings(browser)).isEmpty();
        browser.follow("main a");
        assertThat(browser.text("h2")).contains("is shopping");
    }

    private static String read(String path) throws Exception {
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        browser.open(address + path);
        return status + " " + browser.text("h2");
    }

    private static void assertBalances(String referrer, String buyer) throws Exception {
        assertThat(browser.text("#balance-referrer dd")).isEqualTo(referrer);
        assertThat(browser.text("#balance-buyer dd")).isEqualTo(buyer);
    }

    private static void awaitText(String selector, String text) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    browser.open(address);
                    assertThat(browser.text(selector)).isEqualTo(text);
                });
    }

    private static void photograph(String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            String scheme = dark ? "dark" : "light";
            browser.dark(dark);
            browser.size(1200, 1000);
            assertThat(Axe.seriousFindings(browser)).isEmpty();
            browser.screenshot(PICTURES.resolve(name + "-" + scheme + ".png"));
            browser.size(390, 844);
            assertThat(browser.is("document.documentElement.scrollWidth <= 390"))
                    .as("nothing sticks out on a telephone")
                    .isTrue();
            assertThat(Axe.seriousFindings(browser)).isEmpty();
            browser.screenshot(PICTURES.resolve(name + "-" + scheme + "-narrow.png"));
        }
    }
}
