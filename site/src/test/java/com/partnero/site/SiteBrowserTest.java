package com.partnero.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.browser.Axe;
import com.partnero.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The built site in a headless Chromium: every page at the width of a phone and of a screen, and the search. */
@Timeout(900)
class SiteBrowserTest {

    private static final Path SITE = Path.of("target/site");

    private static SiteServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        assertThat(SITE.resolve("index.html")).as("built by ./mvnw -Psite").exists();
        server = new SiteServer(SITE);
        browser = new Browser();
    }

    @AfterAll
    static void close() throws Exception {
        browser.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPageServesEverybody(boolean dark) throws Exception {
        browser.dark(dark);
        browser.size(1280, 800);
        List<String> findings = new ArrayList<>();
        for (String page : pages()) {
            show(page);
            Axe.seriousFindings(browser).forEach(finding -> findings.add(page + ": " + finding));
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void noPageIsWiderThanItsWindow(int width) throws Exception {
        browser.size(width, 800);
        List<String> findings = new ArrayList<>();
        for (String page : pages()) {
            show(page);
            String wide = browser.eval("String(document.documentElement.scrollWidth)");
            if (Integer.parseInt(wide) > width) {
                findings.add(page + " is " + wide + " wide");
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void everyLinkInsideLeadsToAPageAndAHeading() throws Exception {
        browser.size(1280, 800);
        List<String> findings = new ArrayList<>();
        for (String page : pages()) {
            show(page);
            findings.addAll(browser.eval("""
                    (async () => {
                      const broken = []
                      for (const link of document.querySelectorAll('.vp-doc a[href], .VPNav a[href]')) {
                        const url = new URL(link.href)
                        if (url.origin !== location.origin) continue
                        const response = await fetch(url.pathname)
                        const text = await response.text()
                        const id = decodeURIComponent(url.hash.slice(1))
                        if (!response.ok || (id && !text.includes(`id="${id}"`))) broken.push(location.pathname + ' -> ' + link.href)
                      }
                      return broken.join('\\n')
                    })()
                    """).lines().toList());
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "refund a part, how-to/refunds",
        "webhook twice, how-to/payment-webhooks",
        "key from a vault, how-to/plain-java-and-cdi",
        "coroutine, kotlin",
        "Gson, how-to/jackson-2-and-gson",
        "renewal, how-to/subscriptions",
        "UNKNOWN outcome, errors",
        "spend credit, life-of-a-customer",
        "proxy, how-to/proxy-and-tls",
        "import old orders, how-to/importing-history",
        "R8 size, android"
    })
    void aQuestionIsAnsweredByTheSearch(String question, String page) throws Exception {
        browser.size(1280, 800);
        show("index.html");
        browser.click(".VPNavBarSearch button");
        browser.waitFor("!!document.querySelector('.search-input')");
        browser.type(question);
        browser.waitFor(
                "[...document.querySelectorAll('.VPLocalSearchBox .result')].slice(0, 6).some(result => result.pathname.startsWith("
                        + Browser.quoted("/" + page + ".html") + "))");

        browser.click(".VPLocalSearchBox .result[href^='/" + page + ".html']");

        browser.waitFor("location.pathname === " + Browser.quoted("/" + page + ".html"));
    }

    @Test
    void aPageHasItsContentsItsNeighboursAndCopyButtons() throws Exception {
        browser.size(1600, 900);
        show("tutorial.html");

        assertThat(browser.text(".VPDocAsideOutline")).contains("A test");
        assertThat(browser.text(".pager-link.next")).contains("Which method");
        assertThat(browser.is("document.querySelectorAll('.vp-doc button.copy').length > 3"))
                .isTrue();
        assertThat(browser.text(".VPNavBarMenu")).contains("Version", "Javadoc");
    }

    private static void show(String page) throws Exception {
        browser.open(server.url() + page);
        browser.waitFor(
                "document.querySelector('#app')?.__vue_app__ !== undefined && !!document.querySelector('.vp-doc, .NotFound')");
    }

    /** Without the pages that the javadoc tool wrote. */
    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.map(file -> SITE.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".html") && !file.startsWith("javadoc/") && !file.equals("404.html"))
                    .sorted()
                    .toList();
        }
    }
}
