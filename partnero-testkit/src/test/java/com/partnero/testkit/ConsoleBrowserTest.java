package com.partnero.testkit;

import static com.partnero.browser.Browser.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.browser.Axe;
import com.partnero.browser.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The console in a real Chromium, in the hands of somebody who sees it for the first time. */
@Tag("browser")
@Timeout(120)
class ConsoleBrowserTest {

    private static final Path PICTURES = Path.of("target", "console");

    private static Browser browser;
    private PartneroEmulator emulator;

    @BeforeAll
    static void openBrowser() throws Exception {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        browser.close();
    }

    @BeforeEach
    void open() throws Exception {
        emulator = PartneroEmulator.builder()
                .seed(service -> {
                    service.addCustomer("customer_123")
                            .name("Alice")
                            .surname("Brown")
                            .coupon("WELCOME-10");
                    service.addCustomer("customer_456").name("Daniel").referredBy("customer_123");
                    service.addCustomer("customer_789").name("Robert").referredBy("customer_456");
                })
                .start();
        browser.dark(false);
        browser.size(1400, 1000);
        browser.open(emulator.consoleUrl());
        browser.waitFor("document.querySelector('#live').textContent === 'live'");
    }

    @AfterEach
    void close() throws Exception {
        browser.open("about:blank");
        emulator.close();
        // Refused requests are the page's to tell.
        assertThat(browser.complaints()).allMatch(each -> each.contains("\"source\":\"network\""));
    }

    private int post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + path))
                .header("Authorization", "Bearer " + emulator.apiKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int sell(String key) throws Exception {
        return post(
                "/transactions",
                "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"" + key
                        + "\",\"amount\":99.99,\"action\":\"sale\"}");
    }

    private void credit(String amount, String unit, boolean currency) throws Exception {
        post(
                "/customers/customer_123/balance/credit",
                "{\"amount\":" + amount + ",\"amount_units\":\"" + unit + "\",\"is_currency\":" + currency + "}");
    }

    private static void waitForText(String id, String text) throws Exception {
        browser.waitFor("document.getElementById('" + id + "').textContent.includes(" + quoted(text) + ")");
    }

    @Test
    void anEmptyConsoleSaysWhatToDo() throws Exception {
        waitForText("requests", "Point your application to the base URL");
        waitForText("requests", "curl " + emulator.baseUrl());
        waitForText("transactions", "No sale has been recorded yet");
        waitForText("base-url", emulator.baseUrl());
        browser.screenshot(PICTURES.resolve("empty.png"));
        assertServesEverybody();
    }

    @Test
    void whatAnApplicationSendsAppearsByItself() throws Exception {
        sell("order-1042");

        waitForText("transactions", "order-1042");
        waitForText("transactions", "19.998 USD to customer_123");
        waitForText("requests", "POST /v1/transactions");
        waitForText("customers", "9.999 USD");
        waitForText("announcer", "New transaction: 99.99 USD by customer_456.");
        assertThat(browser.eval("document.title")).isEqualTo("Partnero emulator: 1 transactions");
    }

    @Test
    void aRequestOpensToShowEverythingAndACurlLine() throws Exception {
        sell("it's 1042");

        browser.click("button.open");

        waitForText("requests", "--data-raw '{\"customer\"");
        waitForText("requests", "it'\\''s 1042");
        waitForText("requests", "\"amount\": 19.998");
        browser.screenshot(PICTURES.resolve("request.png"));
    }

    @Test
    void theCurlLineDoesTheSameAgain() throws Exception {
        sell("it's 1042");
        browser.click("button.open");
        waitForText("requests", "--data-raw");

        String line = browser.eval("document.querySelector('td.detail pre').textContent");
        Process shell =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        shell.getInputStream().readAllBytes();

        assertThat(shell.waitFor()).isZero();
        assertThat(emulator.service().transactions("it's 1042")).hasSize(2);
        waitForText("transactions", "2 times");
    }

    @Test
    void aCreditAppearsInATableWithACaption() throws Exception {
        waitForText("credits", "No credit note has been written yet");

        credit("100.5", "USD", true);
        credit("3", "points", false);

        browser.waitFor("document.querySelectorAll('#credits tbody tr').length === 2");
        assertThat(browser.eval("document.querySelector('#credits caption').textContent"))
                .isEqualTo("Credit notes, newest first");
        assertThat(browser.eval("[...document.querySelectorAll('#credits th')]"
                        + ".map(th => th.scope + ' ' + th.textContent).join()"))
                .isEqualTo("col Time,col Customer,col Amount,col Unit");
        assertThat(browser.eval("[...document.querySelectorAll('#credits tbody td:not(.when)')]"
                        + ".map(td => td.textContent).join()"))
                .isEqualTo("customer_123,3,points,customer_123,100.5,USD");
    }

    @Test
    void aTestSaleNeedsNoApplication() throws Exception {
        browser.click("#try");

        waitForText("announcer", "customer_456");
        assertThat(emulator.service().transactions()).hasSize(1);
    }

    @Test
    void aButtonSpoilsTheNextRequest() throws Exception {
        browser.eval("document.getElementById('fault-operation').value = 'transactions.create'");
        browser.click("[data-fault=RATE_LIMIT]");
        waitForText("planned", "rate limit, retry after 2 s on [transactions.create]");

        assertThat(sell("order-1042")).isEqualTo(429);
        assertThat(sell("order-1042")).isEqualTo(200);

        waitForText("planned", "Nothing is planned to fail.");
        waitForText("requests", "rate limit, retry after 2 s");
    }

    @Test
    void standingFaultsLastUntilCleared() throws Exception {
        browser.click("#fault-standing");
        browser.click("[data-fault=UNAVAILABLE]");
        waitForText("planned", "standing: unavailable");
        assertThat(sell("a")).isEqualTo(503);
        assertThat(sell("a")).isEqualTo(503);

        browser.click("#planned button");

        waitForText("planned", "Nothing is planned to fail.");
        assertThat(sell("a")).isEqualTo(200);
    }

    @Test
    void customersAreATreeThatGrowsByAForm() throws Exception {
        assertThat(browser.eval("document.querySelectorAll('#customers ul ul ul li').length"))
                .isEqualTo("1");
        browser.eval("document.querySelector('#add-customer [name=id]').focus()");
        browser.type("customer_999");
        browser.eval("document.querySelector('#add-customer [name=referrer]').value = 'customer_789'");

        browser.press("Enter");

        browser.waitFor("document.querySelectorAll('#customers ul ul ul ul li').length === 1");
        assertThat(emulator.service().customer("customer_999").referrer().id()).isEqualTo("customer_789");
    }

    @Test
    void aMistakeIsShown() throws Exception {
        browser.eval("document.querySelector('#add-customer [name=id]').value = 'customer_123'");
        browser.eval("document.querySelector('#add-customer').requestSubmit()");
        browser.waitFor("!document.getElementById('problem').hidden");
        waitForText("problem", "customer customer_123 already exists");
        browser.eval("document.querySelector('#add-customer [name=id]').value = 'new'");
        browser.eval("document.querySelector('#add-customer').requestSubmit()");
        browser.waitFor("document.getElementById('problem').hidden");
    }

    @Test
    void switchesChangeTheService() throws Exception {
        browser.eval("const each = document.querySelector('[name=repeatedKey]'); each.value = 'CONFLICT_409';"
                + " each.dispatchEvent(new Event('change', {bubbles: true}))");

        browser.waitFor("fetch('/__partnero/switches').then(answer => answer.json())"
                + ".then(all => all.some(each => each.value === 'CONFLICT_409'))");
        assertThat(emulator.service().behaviour().repeatedKey()).isEqualTo(RepeatedKey.CONFLICT_409);
    }

    @Test
    void aResetAsksFirst() throws Exception {
        sell("order-1042");
        waitForText("transactions", "order-1042");

        browser.click("#reset");
        browser.press("Escape");
        browser.waitFor("!document.getElementById('reset-dialog').open");
        assertThat(emulator.service().transactions()).hasSize(1);
        browser.click("#reset");
        browser.click("#reset-dialog .danger");

        waitForText("transactions", "No sale has been recorded yet");
        assertThat(emulator.service().customers()).hasSize(3);
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void detailsOfARequestGoWithAReset() throws Exception {
        sell("before");
        browser.click("button.open");
        waitForText("requests", "As a curl line");

        emulator.reset();
        waitForText("requests", "Point your application");
        sell("after");

        waitForText("requests", "after");
        assertThat(browser.is("document.querySelector('td.detail')")).isFalse();
    }

    @Test
    void manyCustomersAreShownInParts() throws Exception {
        for (int i = 0; i < 200; i++) {
            emulator.service().addCustomer("buyer_" + i + "x".repeat(i)).referredBy("customer_123");
        }
        waitForText("customers-pager", "1 to 50 of 203");

        browser.eval("document.querySelector('#customers-pager [data-stay=Next]').click()");

        waitForText("customers-pager", "51 to 100 of 203");
        waitForText("customers", "buyer_50x");
        assertThat(browser.eval("document.documentElement.scrollWidth")).isEqualTo("1400");
    }

    @Test
    void whatIsSelectedStaysSelectedWhenSomethingElseComes() throws Exception {
        sell("order-1042");
        waitForText("transactions", "order-1042");
        browser.eval("getSelection().selectAllChildren(document.querySelector('#transactions tbody td:nth-child(4)'))");
        String selected = browser.eval("getSelection().toString()");

        sell("order-1043");
        waitForText("transactions", "order-1043");

        assertThat(browser.eval("getSelection().toString()"))
                .isEqualTo(selected)
                .contains("customer_456");
    }

    @Test
    void theKeyboardReachesEverything() throws Exception {
        sell("order-1042");
        waitForText("transactions", "order-1042");
        browser.eval("document.body.focus()");
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < 70; i++) {
            browser.press("Tab");
            path.append(browser.eval("(() => { const at = document.activeElement;"
                            + " return at.dataset.fault || at.id || at.name || at.className || at.textContent })()"))
                    .append('\n');
        }
        assertThat(path.toString().lines())
                .contains("import", "reset", "search", "try", "requests", "LOSE_ANSWER", "TRUNCATED", "id", "newNames")
                .anyMatch(line -> line.startsWith("open"));

        browser.eval("document.querySelector('button.open').focus()");
        browser.press("Enter");
        waitForText("requests", "As a curl line");
        assertThat(browser.eval("document.activeElement.getAttribute('aria-expanded')"))
                .isEqualTo("true");
        sell("order-1043");
        waitForText("requests", "order-1043");
        assertThat(browser.eval("document.activeElement.dataset.stay")).isEqualTo("request-1");
    }

    @Test
    void aFewKeysLeadToEverySection() throws Exception {
        for (int i = 0; i < 100; i++) {
            sell("order-" + i);
        }
        waitForText("requests-pager", "1 to 50 of 100");
        browser.eval("document.body.focus()");
        for (int i = 0; i < 4; i++) {
            browser.press("Tab");
        }
        assertThat(browser.eval("document.activeElement.textContent")).isEqualTo("Make it fail");
        assertThat(browser.is("document.activeElement.getBoundingClientRect().left >= 0"))
                .as("the link is shown while it has the focus")
                .isTrue();

        browser.press("Enter");
        browser.press("Tab");

        assertThat(browser.eval("document.activeElement.id")).isEqualTo("fault-operation");
    }

    private static void choose(String filter, String value) throws Exception {
        browser.eval("{ const each = document.getElementById('filters').elements." + filter + "; each.value = "
                + quoted(value) + "; each.dispatchEvent(new Event('input', {bubbles: true})) }");
    }

    @Test
    void requestsAreFoundByKeyStatusAndOperation() throws Exception {
        for (int i = 0; i < 120; i++) {
            sell("order-" + i);
        }
        post("/transactions", "{\"customer\":{\"id\":\"nobody\"},\"key\":\"order-7\",\"amount\":1}");
        credit("1", "USD", true);
        waitForText("requests-pager", "of 122");
        browser.eval("document.querySelector('#filters [name=search]').focus()");

        browser.type("ORDER-7");

        waitForText("requests", "order-79");
        browser.waitFor("document.querySelectorAll('#requests tbody tr').length === 12");
        choose("status", "4xx");
        browser.waitFor("document.querySelectorAll('#requests tbody tr').length === 1");
        waitForText("requests", "there is no such customer");
        choose("operation", "balances.credit");
        waitForText("requests", "None of the 122 requests matches the filters.");
        browser.click("#filters button");
        waitForText("requests-pager", "of 122");
        browser.click("#requests-pager button:last-of-type");
        waitForText("requests-pager", "101 to 122 of 122");
    }

    @Test
    void aRefusedSaleSaysWhyInItsRow() throws Exception {
        post("/transactions", "{\"customer\":{\"id\":\"customer_123\"},\"key\":\"order-1042\",\"amount\":1}");

        waitForText("requests", "Transactions can be created for referred customers only.");
        waitForText("requests", "In a test: say who referred the buyer");
    }

    @Test
    void oneLongKeyLeavesTheColumnsAlone() throws Exception {
        sell("order-1042");
        waitForText("transactions", "order-1042");
        String before = widths();

        sell("k".repeat(255));
        post(
                "/transactions",
                "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"big\",\"amount\":12345678901234567890.123456789}");

        waitForText("transactions", "kkkk");
        waitForText("transactions", "big");
        assertThat(widths()).isEqualTo(before);
        assertThat(browser.eval("document.documentElement.scrollWidth")).isEqualTo("1400");
        assertThat(browser.is("[...document.querySelectorAll('#transactions td.number')].every(td =>"
                        + " td.scrollWidth <= td.clientWidth + 1)"))
                .as("amounts stay in their column")
                .isTrue();
        assertThat(browser.eval(
                        "[...document.querySelectorAll('#transactions .amount')].at(-3).getClientRects().length"))
                .as("an ordinary amount and its unit are on one line")
                .isEqualTo("1");
    }

    private static String widths() throws Exception {
        return browser.eval("[...document.querySelectorAll('th')].map(th => Math.round(th.offsetWidth)).join()");
    }

    @Test
    void programsAreChosen() throws Exception {
        assertThat(browser.is("document.getElementById('chooser').hidden")).isTrue();
        EmulatedProgram second = emulator.addProgram("suite-7");
        second.service().addCustomer("customer_900");
        browser.waitFor("!document.getElementById('chooser').hidden");

        browser.eval("setTimeout(() => { const each = document.getElementById('program'); each.value = 'suite-7';"
                + " each.dispatchEvent(new Event('change')) })");

        waitOnNextPage("document.getElementById('api-key')?.textContent === 'suite-7'");
        waitForText("customers", "customer_900");
        browser.click("[data-fault=UNAVAILABLE]");
        waitForText("planned", "unavailable");
        assertThat(second.faults().planned()).hasSize(1);
        assertThat(emulator.faults().planned()).isEmpty();
        assertThat(browser.eval("document.getElementById('export').href")).endsWith("?program=suite-7");
        assertServesEverybody();
    }

    @Test
    void aPhoneShowsTheHeaderInOneLine() throws Exception {
        emulator.addProgram("suite-" + "7".repeat(60));
        browser.size(390, 844);
        browser.waitFor("!document.getElementById('chooser').hidden");

        assertThat(Integer.parseInt(browser.eval("Math.round(document.getElementById('top').offsetHeight)")))
                .isLessThan(70);
        assertThat(browser.eval("document.documentElement.scrollWidth")).isEqualTo("390");
        browser.click("#menu");
        assertThat(browser.eval("document.getElementById('menu').getAttribute('aria-expanded')"))
                .isEqualTo("true");
        assertThat(browser.is("document.getElementById('base-url').offsetHeight"))
                .isTrue();
        assertServesEverybody();
        browser.screenshot(PICTURES.resolve("phone-menu.png"));
    }

    @Test
    void aPhoneShowsTheAnswerOfEveryRequestWithoutScrollingSideways() throws Exception {
        emulator.addProgram("suite-7");
        browser.size(390, 844);
        sell("k".repeat(255));
        for (int i = 0; i < 60; i++) {
            sell("order-" + i);
        }
        waitForText("requests-pager", "1 to 50 of 61");
        browser.waitFor("!document.getElementById('chooser').hidden");

        assertThat(browser.is("[...document.querySelectorAll('#requests .badge, #transactions .amount')].every(each =>"
                        + " each.getBoundingClientRect().right < 390)"))
                .isTrue();
        assertThat(browser.is(
                        "[...document.querySelectorAll('.pager button')].every(each =>" + " each.offsetHeight < 32)"))
                .as("no button breaks its word")
                .isTrue();
        assertThat(browser.is("document.getElementById('live').getBoundingClientRect().right"
                        + " < document.getElementById('chooser').getBoundingClientRect().left"))
                .as("nothing covers the badge")
                .isTrue();
        assertServesEverybody();
    }

    @Test
    void tenThousandRequestsStayUsable() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 10_000; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/transactions/order-" + i))
                    .header("Authorization", "Bearer " + emulator.apiKey())
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        waitForText("requests-pager", "1 to 50 of 10000");

        choose("search", "order-4711");

        browser.waitFor("document.querySelectorAll('#requests tbody tr').length === 1");
        waitForText("requests", "GET /v1/transactions/order-4711");
        assertServesEverybody();
    }

    @Test
    void hostileTextStaysText() throws Exception {
        sell("<img src=x onerror='document.title=1'><b id=hacked>");
        emulator.service().addCustomer("<script>document.title='2'</script>").referredBy("customer_123");
        credit("1", "<b id=hacked>", false);

        waitForText("transactions", "<b id=hacked>");
        waitForText("customers", "<script>");
        waitForText("credits", "<b id=hacked>");
        browser.click("button.open");
        waitForText("requests", "As a curl line");

        assertThat(browser.is("document.getElementById('hacked')")).isFalse();
        assertThat(browser.eval("document.title")).startsWith("Partnero emulator");
    }

    @Test
    void anExportCanBeImported() throws Exception {
        sell("order-1042");
        String file = browser.eval("fetch('/__partnero/state').then(answer => answer.text())");
        emulator.reset();

        browser.eval("(async () => { const file = new File([" + quoted(file) + "], 'state.json');"
                + " const all = new DataTransfer(); all.items.add(file);"
                + " const input = document.getElementById('import-file'); input.files = all.files;"
                + " input.dispatchEvent(new Event('change')); })()");

        waitForText("transactions", "order-1042");
        assertThat(emulator.service().balanceRow("customer_123").amount("USD")).isEqualByComparingTo("19.998");
    }

    @Test
    void itIsReadableInLightAndDarkAndOnSmallScreens() throws Exception {
        browser.size(1400, 1080);
        sell("order-1040");
        sell("order-1041");
        sell("order-1041");
        post("/transactions", "{\"customer\":{\"id\":\"customer_789\"},\"amount\":50.99,\"action\":\"sale\"}");
        post(
                "/transactions",
                "{\"customer\":{\"id\":\"nobody\"},\"key\":\"order-1042\",\"amount\":1,\"action\":\"sale\"}");
        emulator.faults().on(Operation.CREATE).next(Fault.SERVER_ERROR_AFTER_COMMIT);
        sell("order-1043");
        emulator.service().delete("order-1043");
        credit("100", "USD", true);
        emulator.faults().next(Fault.RATE_LIMIT.retryAfter(2));
        waitForText("transactions", "deleted");
        waitForText("credits", "USD");
        waitForText("planned", "rate limit");
        browser.waitFor("document.querySelectorAll('tr.fresh').length === 0");
        browser.screenshot(PICTURES.resolve("light.png"));
        assertServesEverybody();
        browser.dark(true);
        browser.screenshot(PICTURES.resolve("dark.png"));
        assertServesEverybody();
        browser.size(390, 844);
        browser.screenshot(PICTURES.resolve("phone.png"));
        assertThat(browser.eval("document.documentElement.scrollWidth")).isEqualTo("390");
        assertThat(Files.size(PICTURES.resolve("dark.png"))).isGreaterThan(10_000);
        browser.click("button.open");
        waitForText("requests", "As a curl line");
        assertServesEverybody();
        browser.dark(false);
        assertServesEverybody();
        browser.click("#reset");
        assertServesEverybody();
    }

    private static void assertServesEverybody() throws Exception {
        assertThat(Axe.seriousFindings(browser)).isEmpty();
    }

    /** Waits from outside of the page: a page that is being left cannot answer. */
    private static void waitOnNextPage(String expression) throws Exception {
        for (int i = 0; i < 400; i++) {
            try {
                if (browser.is(expression)) {
                    return;
                }
            } catch (AssertionError e) {
                // The next page is on its way.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("waited in vain for " + expression);
    }
}
