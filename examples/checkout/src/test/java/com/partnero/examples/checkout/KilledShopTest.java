package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.examples.process.KillableProcess;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop is killed while Partnero carries something out. Its page says what is wanted and what stands, and puts it right. */
class KilledShopTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern WANTED = Pattern.compile("class=\"wanted\">([^<]*)</span>");
    private static final Pattern STANDS = Pattern.compile("Partnero has: <span>([^<]*)</span>");
    private static final Pattern STATE = Pattern.compile("class=\"tag state[^>]*>([^<]*)</span>");
    private static final Pattern NUMBER = Pattern.compile("data-key=\"([^\"]*)\"");

    private final PartneroEmulator emulator = PartneroEmulator.start();
    private final HttpClient browser = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .connectTimeout(SOON)
            .build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        emulator.close();
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0";
    }

    private KillableProcess start() {
        return KillableProcess.start(
                CheckoutApplication.class,
                List.of(
                        "--server.port=0",
                        "--spring.datasource.url=" + url(),
                        "--partnero.api-key=" + emulator.apiKey(),
                        "--partnero.base-url=" + emulator.baseUrl(),
                        "--partnero.call-timeout=10s",
                        "--partnero.read-timeout=10s",
                        "--partnero.outbox.settle-window=10s",
                        "--partnero.outbox.polling=200ms"));
    }

    private String request(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> page = browser.send(request.timeout(SOON).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private String page(String shop) throws IOException, InterruptedException {
        return request(HttpRequest.newBuilder(URI.create(shop + "/")));
    }

    private void submit(String form, String fields) throws IOException, InterruptedException {
        request(HttpRequest.newBuilder(URI.create(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    private void awaitState(String shop, String state) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(first(STATE, page(shop))).isEqualTo(state));
    }

    @Test
    void thePageOfAShopThatWasKilledSaysWhatIsWantedAndWhatStands() throws Exception {
        emulator.service().addCustomer("grace");
        emulator.service().addCustomer("ada").referredBy("grace");
        emulator.faults().on(Operation.CREATE).next(Fault.STALL_AFTER_COMMIT);
        try (KillableProcess shop = start()) {
            submit(shop.await("The shop is open: ") + "/orders", "product=LAMP");
            await().atMost(SOON).until(() -> !emulator.service().ledger().isEmpty());
        }
        KillableProcess.endLeases(url());

        String number;
        try (KillableProcess shop = start()) {
            String address = shop.await("The shop is open: ");
            String page = page(address);
            number = first(NUMBER, page);
            assertThat(first(STATE, page)).isEqualTo("waiting");
            assertThat(first(WANTED, page)).isEqualTo("100.00 USD");
            assertThat(first(STANDS, page)).isEqualTo("not known");
            awaitState(address, "recorded");
            assertThat(first(STANDS, page(address))).isEqualTo(number + ": 100.00 USD");
            assertThat(emulator.service().ledger()).hasSize(1);

            emulator.faults().on(Operation.DELETE).next(Fault.STALL_AFTER_COMMIT);
            submit(address + "/orders/" + number + "/edit", "product=CHAIR");
            await().atMost(SOON).until(() -> emulator.service().transactions().isEmpty());
        }
        KillableProcess.endLeases(url());

        try (KillableProcess shop = start()) {
            String address = shop.await("The shop is open: ");
            String page = page(address);
            assertThat(first(STATE, page)).isEqualTo("waiting");
            assertThat(first(WANTED, page)).isEqualTo("640.00 USD");
            assertThat(first(STANDS, page)).isEqualTo("not known");
            awaitState(address, "recorded");
            assertThat(first(STANDS, page(address))).isEqualTo(number + "~2: 640.00 USD");
        }
        assertThat(emulator.service().ledger()).extracting(Transaction::key).containsExactly(number, number + "~2");
        assertThat(emulator.service().transactions())
                .extracting(Transaction::key)
                .containsExactly(number + "~2");
    }
}
