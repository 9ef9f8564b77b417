package com.partnero.browser;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium, driven by its DevTools protocol over the JDK's own web socket. The sources of this folder are test sources
 * of every module that looks at pages.
 */
public final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 40;
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");

    /** What every Chromium here is started with. */
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    public Browser() throws Exception {
        profile = Files.createTempDirectory("chromium");
        process = new ProcessBuilder(command(profile, "--remote-debugging-port=0", "about:blank"))
                .redirectErrorStream(true)
                .start();
        HttpClient http = HttpClient.newHttpClient();
        socket = http.newWebSocketBuilder().buildAsync(newPage(http), this).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        command("Page.enable");
        command("Runtime.enable");
        command("Log.enable");
    }

    /** The command that starts a Chromium with a profile of its own. */
    public static List<String> command(Path profile, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(executable());
        command.addAll(FLAGS);
        command.add("--user-data-dir=" + profile);
        command.addAll(List.of(arguments));
        return command;
    }

    private static String executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH: install the package chromium"));
    }

    private URI newPage(HttpClient http) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + devTools() + "/json/new"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String page = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return URI.create(JsonParser.parseString(page)
                .getAsJsonObject()
                .get("webSocketDebuggerUrl")
                .getAsString());
    }

    /** Host and port, which Chromium prints when it is ready; whatever it prints later is read, lest it waits for that. */
    private String devTools() throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.matches()) {
                Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "chromium");
                drain.setDaemon(true);
                drain.start();
                return listening.group(1);
            }
        }
        throw new IOException("Chromium did not start");
    }

    /** Gives a command of the protocol, its parameters as names and values. */
    public JsonObject command(String method, Object... namesAndValues) throws Exception {
        JsonObject parameters = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(String.valueOf(namesAndValues[i]), new Gson().toJsonTree(namesAndValues[i + 1]));
        }
        JsonObject message = new JsonObject();
        int number = numbers.incrementAndGet();
        message.addProperty("id", number);
        message.addProperty("method", method);
        message.add("params", parameters);
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(number, answer);
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonObject answered = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new AssertionError(method + ": " + answered.get("error"));
        }
        return answered.getAsJsonObject("result");
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
        String text = message.get("params").toString();
        if (method.equals("Page.loadEventFired")) {
            loaded.complete(null);
        } else if (method.equals("Runtime.exceptionThrown")
                || method.equals("Log.entryAdded") && text.contains("\"level\":\"error\"")) {
            complaints.add(text);
        }
    }

    /** Errors of the page, and what the browser has blocked or was refused. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Opens a page and waits until it has loaded. */
    public void open(String url) throws Exception {
        loaded = new CompletableFuture<>();
        command("Page.navigate", "url", url);
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Clicks what leads to another page, and waits until that has loaded. */
    public void follow(String selector) throws Exception {
        loaded = new CompletableFuture<>();
        click(selector);
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Clicks, as soon as it is there. */
    public void click(String selector) throws Exception {
        waitFor("document.querySelector(" + quoted(selector) + ")");
        eval("document.querySelector(" + quoted(selector) + ").click()");
    }

    /** The value of an expression, or of what it promises, as text. */
    public String eval(String expression) throws Exception {
        JsonObject result =
                command("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.get("exceptionDetails").toString());
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? "undefined" : value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    public boolean is(String expression) throws Exception {
        return eval("Boolean(" + expression + ")").equals("true");
    }

    /** The text that is shown, its white space made one; empty if nothing is there. */
    public String text(String selector) throws Exception {
        return eval("(document.querySelector(" + quoted(selector) + ") || {}).innerText || ''")
                .replaceAll("\\s+", " ")
                .trim();
    }

    /** Waits in the page until an expression is true, or what it promises is. */
    public void waitFor(String expression) throws Exception {
        eval("(async () => { const end = Date.now() + 20000; while (!(await (" + expression + "))) {"
                + " if (Date.now() > end) throw new Error('waited in vain for ' + " + quoted(expression) + ");"
                + " await new Promise(again => setTimeout(again, 20)); } })()");
    }

    /** As a literal of JavaScript. */
    public static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    /** Presses a key as a person does. */
    public void press(String key) throws Exception {
        Map<String, Integer> codes = Map.of("Tab", 9, "Enter", 13, " ", 32, "Escape", 27);
        List<Object> parameters =
                new ArrayList<>(List.of("key", key, "windowsVirtualKeyCode", codes.get(key), "type", "keyDown"));
        if (key.equals("Enter") || key.equals(" ")) {
            parameters.addAll(List.of("text", key.equals("Enter") ? "\r" : " "));
        }
        command("Input.dispatchKeyEvent", parameters.toArray());
        parameters.set(5, "keyUp");
        command("Input.dispatchKeyEvent", parameters.toArray());
    }

    public void type(String text) throws Exception {
        command("Input.insertText", "text", text);
    }

    public void size(int width, int height) throws Exception {
        command(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                1,
                "mobile",
                width < 600);
    }

    public void dark(boolean dark) throws Exception {
        command(
                "Emulation.setEmulatedMedia",
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")));
    }

    public void screenshot(Path file) throws Exception {
        String data = command("Page.captureScreenshot", "format", "png", "captureBeyondViewport", true)
                .get("data")
                .getAsString();
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
