package com.partnero.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.Response;
import com.partnero.testkit.http.SocketServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Records a service that echoes whatever it gets, as a misconfigured one does. */
@Timeout(60)
class EchoTest {

    private static final String KEY = "pk_live_Zq7/x+Wm3=TgB9vN4cKd2";
    private static final String COOKIE = "session-7Hq2Lw9Rt4";

    @TempDir
    Path folder;

    private static void echo(Request request, Exchange exchange) throws IOException {
        Map<String, Object> echo = new LinkedHashMap<>();
        request.headers().forEach(header -> echo.put(header.getKey(), List.of(header.getValue())));
        echo.put("message", "Invalid " + request.header("Authorization"));
        echo.put("url", request.target());
        echo.put("raw", request.text());
        echo.put("encoded", Base64.getEncoder().encodeToString(request.text().getBytes(StandardCharsets.UTF_8)));
        echo.put("debug", Map.of(String.valueOf(request.header("Authorization")), 1));
        exchange.respond(Response.json(401, new Gson().toJson(echo))
                .with("X-Echo", String.valueOf(request.header("Authorization")).replace("\r", "")));
    }

    @Test
    void neitherTheKeyNorACookieIsWritten() throws Exception {
        Path file = folder.resolve("record.jsonl");
        List<String> problems = new ArrayList<>();
        try (SocketServer service = SocketServer.start(EchoTest::echo);
                RecordingProxy proxy = RecordingProxy.start(
                        "http://127.0.0.1:" + service.port() + "/v1", file, 0, Mask.DEFAULT_FIELDS, problems::add)) {
            String encoded = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
            String body = "{\"key\":\"order-1\",\"api_key\":\"" + KEY + "\",\"x\":\"" + KEY.substring(5) + "\"}";
            for (String target : List.of(
                    "/transactions",
                    "/transactions/" + encoded,
                    "/transactions?key=" + encoded,
                    "/transactions?api_key=" + encoded,
                    "/transactions?" + encoded)) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.baseUrl() + target))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Cookie", "sid=" + COOKIE)
                        .header("X-Api-Key", KEY)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "shop " + KEY)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
                HttpResponse<String> answer =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.body()).as("the application sees everything").contains(KEY.substring(0, 8));
            }
        }
        String record = Files.readString(file);
        assertThat(RecordFile.read(file)).hasSize(5);
        assertThat(record.replaceAll("[^A-Za-z0-9]", "").toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("zq7xwm", "wm3tgb9", "tgb9vn4", "vn4ckd2", "7hq2lw9");
        for (int offset = 0; offset < 3; offset++) {
            String shifted =
                    Base64.getEncoder().encodeToString((" ".repeat(offset) + KEY).getBytes(StandardCharsets.UTF_8));
            assertThat(record).doesNotContain(shifted.substring(8, 24));
        }
        assertThat(record).contains("hidden-secret").contains("order-1");
        assertThat(problems.toString()).doesNotContain("Zq7");
    }

    @Test
    void aCompressedAnswerReachesTheApplicationAndNotTheRecord() throws Exception {
        Path file = folder.resolve("record.jsonl");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(("{\"message\":\"" + KEY + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        try (SocketServer service = SocketServer.start((request, exchange) ->
                        exchange.respond(401, Map.of("Content-Encoding", "gzip"), zipped.toByteArray()));
                RecordingProxy proxy = RecordingProxy.start(
                        "http://127.0.0.1:" + service.port() + "/v1", file, 0, Mask.DEFAULT_FIELDS, problem -> {})) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.baseUrl() + "/test"))
                    .header("Authorization", "Bearer " + KEY)
                    .build();
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(answer.body()).isEqualTo(zipped.toByteArray());
        }
        assertThat(RecordFile.read(file).get(0).answer()).endsWith("characters that are no JSON)");
    }

    @Test
    void aProcessThatIsAskedToEndDoesSoInTheMiddleOfALongText() throws Exception {
        Path file = folder.resolve("record.jsonl");
        Path output = folder.resolve("output.txt");
        try (SocketServer service = SocketServer.start(EchoTest::echo)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            EmulatorProgram.class.getName(),
                            "--port",
                            "0",
                            "--record",
                            "http://127.0.0.1:" + service.port() + "/v1",
                            "--to",
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                String url = "";
                while (url.isEmpty() && process.isAlive()) {
                    url = Files.readString(output)
                            .lines()
                            .filter(line -> line.contains("base URL"))
                            .map(line -> line.replaceAll(".*(http\\S+).*", "$1"))
                            .findFirst()
                            .orElse("");
                    Thread.sleep(20);
                }
                HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/transactions"))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"" + "a@".repeat(2_000_000) + "\"}"))
                        .build();
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

                long start = System.nanoTime();
                process.destroy();
                process.waitFor();

                // A second is promised; the machine that tests may be busy. Without a limit it would be a minute.
                assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(Files.readString(file)).doesNotContain(KEY);
    }
}
