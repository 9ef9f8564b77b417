package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.browser.Browser;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emulator as users run it: {@code java -jar}, with nothing but a JDK. */
@Tag("browser")
@Timeout(120)
class EmulatorJarBrowserTest {

    private static final Path JAR = Path.of(System.getProperty("emulator.jar"));

    @Test
    void theJarHoldsNoLibraryUnderItsOwnName() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = Collections.list(jar.entries()).stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .toList();
            assertThat(names).isNotEmpty().allMatch(name -> name.startsWith("com/partnero/"));
        }
    }

    @Test
    void theJarRunsAndShowsItsConsole() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-jar", JAR.toString(), "--port", "0")
                .redirectErrorStream(true)
                .start();
        try (Browser browser = new Browser();
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.startsWith("  console")) {
                line = out.readLine();
            }
            String console = String.valueOf(line).replace("console", "").trim();
            assertThat(sell(console + "v1/transactions")).contains("19.998");

            browser.open(console);

            browser.waitFor("document.querySelector('#transactions').textContent.includes('transaction_456_1')");
            browser.waitFor("document.querySelector('#customers').textContent.includes('Alice Brown')");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String sell(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer emulator")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"customer\":{\"id\":\"customer_456\"},"
                        + "\"key\":\"transaction_456_1\",\"amount\":99.99,\"action\":\"sale\"}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
