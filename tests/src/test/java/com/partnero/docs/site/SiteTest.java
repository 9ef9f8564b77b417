package com.partnero.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site holds together and needs nothing from elsewhere. */
class SiteTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @TempDir
    private static Path site;

    @BeforeAll
    static void write() throws IOException {
        new Site(ROOT, site).write();
    }

    @Test
    void everyDocumentIsAPage() throws IOException {
        assertThat(site.resolve("index.html")).content().contains("<h1 id=\"documentation\">");
        assertThat(site.resolve("how-to/refunds.html")).content().contains("href=\"../style.css\"");
        assertThat(site.resolve("decisions/index.html")).exists();
        assertThat(pages()).hasSizeGreaterThan(30);
    }

    @Test
    void everyAddressLeadsToAFileAndAHeading() throws IOException {
        for (Path page : pages()) {
            for (MatchResult address :
                    ADDRESS.matcher(Files.readString(page)).results().toList()) {
                String[] target = address.group(1).split("#", 2);
                if (target[0].startsWith("https://")) {
                    continue;
                }
                Path file = target[0].isEmpty() ? page : page.resolveSibling(target[0]);
                assertThat(file).as("%s in %s", address.group(1), page).exists();
                if (target.length == 2) {
                    assertThat(file).content().contains("id=\"" + target[1] + "\"");
                }
            }
        }
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        for (Path page : pages()) {
            assertThat(page)
                    .content()
                    .doesNotContain("<script", "src=\"http", "url(http")
                    .doesNotContainPattern("<link[^>]+href=\"http");
        }
        assertThat(site.resolve("style.css")).content().doesNotContain("http", "@import");
    }

    /** Without the pages that the javadoc tool wrote. */
    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !site.relativize(file).toString().matches("javadoc/.+/.+"))
                    .toList();
        }
    }
}
