package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import com.partnero.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        assertThat(browser.complaints()).isEmpty();
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

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    private static void click(String selector) throws Exception {
        browser.waitFor("document.querySelector(" + quoted(selector) + ")");
        browser.eval("document.querySelector(" + quoted(selector) + ").click()");
    }

    @Test
    void anEmptyConsoleSaysWhatToDo() throws Exception {
        waitForText("requests", "Point your application to the base URL");
        waitForText("requests", "curl " + emulator.baseUrl());
        waitForText("transactions", "No sale has been recorded yet");
        waitForText("base-url", emulator.baseUrl());
        browser.screenshot(PICTURES.resolve("empty.png"));
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

        click("button.open");

        waitForText("requests", "--data-raw '{\"customer\"");
        waitForText("requests", "it'\\''s 1042");
        waitForText("requests", "\"amount\": 19.998");
        browser.screenshot(PICTURES.resolve("request.png"));
    }

    @Test
    void theCurlLineDoesTheSameAgain() throws Exception {
        sell("it's 1042");
        click("button.open");
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
        click("#try");

        Browser.until(() -> emulator.service().transactions().size() == 1, "the sale");
        waitForText("announcer", "customer_456");
    }

    @Test
    void aButtonSpoilsTheNextRequest() throws Exception {
        browser.eval("document.getElementById('fault-operation').value = 'transactions.create'");
        click("[data-fault=RATE_LIMIT]");
        waitForText("planned", "rate limit, retry after 2 s on [transactions.create]");

        assertThat(sell("order-1042")).isEqualTo(429);
        assertThat(sell("order-1042")).isEqualTo(200);

        waitForText("planned", "Nothing is planned to fail.");
        waitForText("requests", "rate limit, retry after 2 s");
    }

    @Test
    void standingFaultsLastUntilCleared() throws Exception {
        click("#fault-standing");
        click("[data-fault=UNAVAILABLE]");
        waitForText("planned", "standing: unavailable");
        assertThat(sell("a")).isEqualTo(503);
        assertThat(sell("a")).isEqualTo(503);

        click("#planned button");

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
    void aMistakeIsTold() throws Exception {
        browser.eval("document.querySelector('#add-customer [name=id]').value = 'customer_123'");
        browser.eval("document.querySelector('#add-customer').requestSubmit()");
        browser.waitFor("!document.getElementById('problem').hidden");
        waitForText("problem", "there is a customer customer_123 already");
        browser.eval("document.querySelector('#add-customer [name=id]').value = 'new'");
        browser.eval("document.querySelector('#add-customer').requestSubmit()");
        browser.waitFor("document.getElementById('problem').hidden");
    }

    @Test
    void switchesChangeTheService() throws Exception {
        browser.eval("const each = document.querySelector('[name=repeatedKey]'); each.value = 'CONFLICT_409';"
                + " each.dispatchEvent(new Event('change', {bubbles: true}))");

        Browser.until(() -> emulator.service().behaviour().repeatedKey() == RepeatedKey.CONFLICT_409, "the switch");
    }

    @Test
    void aResetAsksFirst() throws Exception {
        sell("order-1042");
        waitForText("transactions", "order-1042");

        click("#reset");
        browser.press("Escape");
        browser.waitFor("!document.getElementById('reset-dialog').open");
        assertThat(emulator.service().transactions()).hasSize(1);
        click("#reset");
        click("#reset-dialog .danger");

        waitForText("transactions", "No sale has been recorded yet");
        assertThat(emulator.service().customers()).hasSize(3);
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void detailsOfARequestGoWithAReset() throws Exception {
        sell("before");
        click("button.open");
        waitForText("requests", "As a curl line");

        emulator.reset();
        waitForText("requests", "Point your application");
        sell("after");

        waitForText("requests", "after");
        assertThat(browser.is("document.querySelector('td.detail')")).isFalse();
    }

    @Test
    void manyCustomersAreShownAWindowAtATime() throws Exception {
        for (int i = 0; i < 200; i++) {
            emulator.service().addCustomer("buyer_" + i + "x".repeat(i)).referredBy("customer_123");
        }
        waitForText("customers-pager", "1 to 50 of 203");

        browser.eval("document.querySelector('#customers-pager button:last-of-type').click()");

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
        for (int i = 0; i < 60; i++) {
            browser.press("Tab");
            path.append(browser.eval("(() => { const at = document.activeElement;"
                            + " return at.dataset.fault || at.id || at.name || at.className || at.textContent })()"))
                    .append('\n');
        }
        assertThat(path.toString().lines())
                .contains("skip", "import", "reset", "try", "requests", "LOSE_ANSWER", "TRUNCATED", "id", "newNames")
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
    void everyControlHasANameForScreenReaders() throws Exception {
        sell("order-1042");
        click("button.open");
        waitForText("requests", "As a curl line");
        String tree = browser.command("Accessibility.getFullAXTree").toString();
        Matcher nameless = Pattern.compile(
                        "\"role\":\\{\"type\":\"role\",\"value\":\"(?:button|link|combobox|checkbox|textbox|region)\"\\}"
                                + "[^{}]*(?:\"chromeRole\":\\{[^}]*\\},)?\"name\":\\{\"type\":\"computedString\",\"value\":\"\"")
                .matcher(tree);
        assertThat(nameless.find()).isFalse();
        assertThat(tree).contains("\"value\":\"button\"").contains("Lose the answer");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        sell("<img src=x onerror='document.title=1'><b id=hacked>");
        emulator.service().addCustomer("<script>document.title='2'</script>").referredBy("customer_123");
        credit("1", "<b id=hacked>", false);

        waitForText("transactions", "<b id=hacked>");
        waitForText("customers", "<script>");
        waitForText("credits", "<b id=hacked>");
        click("button.open");
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
        assertThat(lowestContrast()).isGreaterThan(4.5);
        browser.dark(true);
        browser.screenshot(PICTURES.resolve("dark.png"));
        assertThat(lowestContrast()).isGreaterThan(4.5);
        browser.size(390, 844);
        browser.screenshot(PICTURES.resolve("phone.png"));
        assertThat(browser.eval("document.documentElement.scrollWidth")).isEqualTo("390");
        assertThat(Files.size(PICTURES.resolve("dark.png"))).isGreaterThan(10_000);
    }

    /** The lowest contrast between any text and what is behind it, by the formula of WCAG 2. */
    private static double lowestContrast() throws Exception {
        return Double.parseDouble(browser.eval("""
                (() => {
                  const parse = text => text.match(/[\\d.]+/g).map(Number);
                  const luminance = ([r, g, b]) => [r, g, b]
                      .map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
                      .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
                  const behind = element => {
                    for (let at = element; at; at = at.parentElement) {
                      const color = parse(getComputedStyle(at).backgroundColor);
                      if (color.length === 3 || color[3] === 1) return color;
                    }
                    return [255, 255, 255];
                  };
                  let lowest = 21;
                  for (const element of document.querySelectorAll('body *')) {
                    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                    if (!own || !element.checkVisibility() || element.disabled) continue;
                    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))];
                    lowest = Math.min(lowest, (Math.max(a, b) + .05) / (Math.min(a, b) + .05));
                  }
                  return lowest;
                })()
                """));
    }
}
