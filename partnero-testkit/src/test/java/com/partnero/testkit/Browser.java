package com.partnero.testkit;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, driven by its DevTools protocol over the JDK's own web socket. */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--remote-debugging-port=0");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();

    Browser() throws Exception {
        profile = Files.createTempDirectory("chromium");
        List<String> command = new ArrayList<>();
        command.add(executable());
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + profile);
        command.add("about:blank");
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        socket = http.newWebSocketBuilder().buildAsync(pageSocket(), this).get(20, TimeUnit.SECONDS);
        command("Page.enable");
        command("Runtime.enable");
        command("Log.enable");
    }

    private static String executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name ->
                        Arrays.stream(System.getenv("PATH").split(":")).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH: install the package chromium"));
    }

    private URI pageSocket() throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        until(() -> Files.exists(file) && Files.readAllLines(file).size() > 1, "Chromium to start");
        int port = Integer.parseInt(Files.readAllLines(file).get(0));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json"))
                .build();
        for (JsonElement target : JsonParser.parseString(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .getAsJsonArray()) {
            if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
                return URI.create(
                        target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
            }
        }
        throw new IllegalStateException("Chromium shows no page");
    }

    /** A condition that may take a while. */
    interface Condition {
        boolean holds() throws Exception;
    }

    static void until(Condition condition, String what) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(20);
        }
    }

    JsonObject command(String method, Object... namesAndValues) throws Exception {
        JsonObject parameters = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(String.valueOf(namesAndValues[i]), json(namesAndValues[i + 1]));
        }
        JsonObject message = new JsonObject();
        int number = numbers.incrementAndGet();
        message.addProperty("id", number);
        message.addProperty("method", method);
        message.add("params", parameters);
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(number, answer);
        socket.sendText(message.toString(), true).get(20, TimeUnit.SECONDS);
        JsonObject answered = answer.get(20, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new AssertionError(method + ": " + answered.get("error"));
        }
        return answered.getAsJsonObject("result");
    }

    private static JsonElement json(Object value) {
        return value instanceof JsonElement element ? element : new Gson().toJsonTree(value);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonObject message = JsonParser.parseString(partial.toString()).getAsJsonObject();
            partial.setLength(0);
            if (message.has("id")) {
                answers.remove(message.get("id").getAsInt()).complete(message);
            } else {
                event(message);
            }
        }
        webSocket.request(1);
        return null;
    }

    private void event(JsonObject message) {
        String method = message.get("method").getAsString();
        String text = message.has("params") ? message.get("params").toString() : "";
        boolean refused = text.contains("\"source\":\"network\"");
        if (method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded") && !refused) {
            complaints.add(text);
        }
    }

    /** Exceptions of the page, and what the browser has blocked. Refused requests are the page's to tell. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void open(String url) throws Exception {
        command("Page.navigate", "url", url);
        until(
                () -> eval("document.readyState").equals("complete")
                        && eval("location.href").startsWith(url),
                url);
    }

    /** The value of an expression, as text. */
    String eval(String expression) throws Exception {
        JsonObject result =
                command("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.get("exceptionDetails").toString());
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? "undefined" : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    boolean is(String expression) throws Exception {
        return eval("Boolean(" + expression + ")").equals("true");
    }

    void waitFor(String expression) throws Exception {
        until(() -> is(expression), expression);
    }

    /** Presses a key as a person does. */
    void press(String key) throws Exception {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, " ", 32, "Escape", 27);
        for (String type : List.of("keyDown", "keyUp")) {
            JsonObject parameters = new JsonObject();
            parameters.addProperty("type", type);
            parameters.addProperty("key", key);
            parameters.addProperty("windowsVirtualKeyCode", codes.get(key));
            if (key.equals("Enter") || key.equals(" ")) {
                parameters.addProperty("text", key.equals("Enter") ? "\r" : " ");
            }
            command(
                    "Input.dispatchKeyEvent",
                    parameters.entrySet().stream()
                            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                            .toArray());
        }
    }

    void type(String text) throws Exception {
        command("Input.insertText", "text", text);
    }

    void size(int width, int height) throws Exception {
        command(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                1,
                "mobile",
                false);
    }

    void dark(boolean dark) throws Exception {
        JsonElement features = JsonParser.parseString(
                "[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]");
        command("Emulation.setEmulatedMedia", "features", features);
    }

    void screenshot(Path file) throws Exception {
        String data =
                command("Page.captureScreenshot", "format", "png").get("data").getAsString();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (UncheckedIOException e) {
            // Chromium may still be removing files of its own.
        }
    }
}
