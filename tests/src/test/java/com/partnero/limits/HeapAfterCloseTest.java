package com.partnero.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.testkit.http.SocketServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nothing of a client that is closed and forgotten holds the API key, although a server repeated it wherever it could. What is left is
 * in pools that belong to the whole JVM, as SECURITY.md says: a name of a field in Jackson's, some buffers in Okio's.
 */
class HeapAfterCloseTest {

    private static final int SEED = 4711;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"feign, 1", "retrofit, 8"})
    void theKeyIsLeftInPoolsOfTheJvmAtTheMost(String transport, int most) throws Exception {
        String key = ClosedClient.key(SEED);
        List<String> forms = forms(key);
        AtomicInteger requests = new AtomicInteger();
        Path dump = directory.resolve("heap.hprof");
        try (SocketServer server = SocketServer.start((request, exchange) -> {
            int number = requests.getAndIncrement();
            String form = forms.get(number % forms.size());
            String body = "{\"message\":\"" + form + "\",\"errors\":{\"" + form + "\":[\"" + form + "\"]}}";
            int[] statuses = {401, 422, 500, 200, 302, 429};
            exchange.respond(
                    statuses[number % statuses.length],
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "X-Request-Id",
                            form,
                            "Location",
                            "/" + form,
                            "Retry-After",
                            "0"),
                    body.getBytes(StandardCharsets.UTF_8));
        })) {
            String output = ChildJvm.run(
                    ClosedClient.class,
                    "256m",
                    transport,
                    "http://127.0.0.1:" + server.port() + "/v1",
                    String.valueOf(SEED),
                    dump.toString());
            assertThat(output).endsWith("exit 0").doesNotContain(key);
        }

        assertThat(requests).hasValueGreaterThan(20);
        byte[] heap = Files.readAllBytes(dump);
        for (String form : forms) {
            assertThat(occurrences(heap, form)).as(form).isLessThanOrEqualTo(most);
        }
    }

    private static List<String> forms(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        return List.of(
                key,
                key.toUpperCase(Locale.ROOT),
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                HexFormat.of().formatHex(bytes).replaceAll("(..)", "%$1"));
    }

    private static int occurrences(byte[] bytes, String text) {
        byte[] sought = text.getBytes(StandardCharsets.ISO_8859_1);
        int count = 0;
        for (int i = 0; i <= bytes.length - sought.length; i++) {
            int same = 0;
            while (same < sought.length && bytes[i + same] == sought[same]) {
                same++;
            }
            count += same == sought.length ? 1 : 0;
        }
        return count;
    }
}
