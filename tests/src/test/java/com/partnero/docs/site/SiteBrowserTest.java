package com.partnero.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.browser.Axe;
import com.partnero.browser.Browser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the site in a headless Chromium, at the width of a phone and of a screen; {@code check.html} says what is looked at. */
@Tag("browser")
@Timeout(300)
class SiteBrowserTest {

    private static final Pattern FOUND = Pattern.compile("<pre>(.*)</pre>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void write() throws IOException {
        site = folder.resolve("site");
        new Site(Path.of("..").toAbsolutePath().normalize(), site).write();
        Files.writeString(site.resolve("pages.js"), pages());
        Files.writeString(site.resolve("axe.min.js"), Axe.script());
        Files.copy(resource("/site/check.html"), site.resolve("check.html"));
    }

    @Test
    void nothingIsWrongInTheLight() throws Exception {
        assertThat(look(1)).startsWith("dark: false\nlooked at ");
    }

    @Test
    void darkModeHasNoProblems() throws Exception {
        assertThat(look(0)).startsWith("dark: true\nlooked at ");
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SiteBrowserTest.class.getResourceAsStream(name), name);
    }

    /** Without the pages that the javadoc tool wrote. */
    private String pages() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.map(file -> site.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(page -> page.endsWith(".html") && !page.matches("javadoc/.+/.+"))
                    .collect(Collectors.joining("', '", "const pages = ['", "'];"));
        }
    }

    /** What the browser shows in the end. */
    private String look(int preferredColorScheme) throws Exception {
        Process browser = new ProcessBuilder(Browser.command(
                        folder.resolve("chromium" + preferredColorScheme),
                        "--allow-file-access-from-files",
                        "--blink-settings=preferredColorScheme=" + preferredColorScheme,
                        "--virtual-time-budget=600000",
                        "--dump-dom",
                        site.resolve("check.html").toUri().toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String page = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return FOUND.matcher(page).results().map(found -> found.group(1)).collect(Collectors.joining());
        } finally {
            browser.destroy();
            browser.waitFor();
        }
    }
}
