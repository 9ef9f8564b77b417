package com.partnero.examples.checkout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A headless Chromium, told what to do by its own protocol. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private final Process process;
    private final WebSocket socket;

    private Browser(Process process, URI page) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Ear())
                .join();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
    }

    static Browser start() throws Exception {
        Path home = Files.createTempDirectory("chromium");
        List<String> command = new ArrayList<>(List.of(executable()));
        command.addAll(List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + home,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        try {
            return new Browser(process, page(home.resolve("DevToolsActivePort"), process));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static String executable() {
        for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
            for (String directory : System.getenv("PATH").split(":")) {
                if (Files.isExecutable(Path.of(directory, name))) {
                    return Path.of(directory, name).toString();
                }
            }
        }
        throw new IllegalStateException("no Chromium: apt-get install chromium");
    }

    /** Chromium writes the port that it has chosen into a file. */
    private static URI page(Path portFile, Process process) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(portFile) || Files.readString(portFile).isBlank()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("Chromium did not start");
            }
            Thread.sleep(50);
        }
        String port = Files.readAllLines(portFile).get(0);
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        while (true) {
            String body = HttpClient.newHttpClient()
                    .send(list, HttpResponse.BodyHandlers.ofString())
                    .body();
            for (JsonNode target : new ObjectMapper().readTree(body)) {
                if (target.path("type").asString().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asString());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("Chromium has no page");
            }
            Thread.sleep(50);
        }
    }

    void open(String url) {
        call("Page.navigate", Map.of("url", url));
        await("document.readyState === 'complete' && location.href.startsWith('" + url + "')");
    }

    void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void colours(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Clicks, and waits for the page that follows. */
    void click(String selector) {
        evaluate("window.before = true");
        evaluate("document.querySelector(" + quote(selector) + ").click()");
        await("!window.before && document.readyState === 'complete'");
    }

    String text(String selector) {
        JsonNode text = evaluate("(document.querySelector(" + quote(selector) + ") || {}).innerText || ''");
        return text.asString().replaceAll("\\s+", " ").trim();
    }

    int count(String selector) {
        return evaluate("document.querySelectorAll(" + quote(selector) + ").length")
                .asInt();
    }

    boolean isTrue(String expression) {
        return evaluate(expression).asBoolean();
    }

    void screenshot(Path file) throws IOException {
        JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(shot.path("data").asString()));
    }

    /** What the page's console and network said against it. */
    List<String> complaints() {
        return complaints;
    }

    private void await(String condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (isTrue(condition)) {
                return;
            }
        }
        throw new IllegalStateException("in vain: " + condition);
    }

    private JsonNode evaluate(String expression) {
        JsonNode result = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        return result.path("result").path("value");
    }

    private String quote(String text) {
        return json.writeValueAsString(text);
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(json.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Hands answers to who waits for them. */
    private final class Ear implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
            message.append(part);
            if (end) {
                hear(json.readTree(message.toString()));
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(JsonNode heard) {
            CompletableFuture<JsonNode> answer = answers.remove(heard.path("id").asInt());
            if (answer != null) {
                answer.complete(heard.path("result"));
            }
            String event = heard.path("method").asString();
            if (event.equals("Log.entryAdded") || event.equals("Runtime.exceptionThrown")) {
                complaints.add(heard.path("params").toString());
            }
        }
    }
}
