package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/testing.md says of switches, and its curl lines, sent as they stand there. */
class TestingPageTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyLineDoesWhatThePageSays() throws Exception {
        try (PartneroEmulator emulator = PartneroEmulator.start()) {
            List<String> answers = new ArrayList<>();
            for (String line : lines()) {
                HttpResponse<String> answer = send(line, emulator);
                assertThat(answer.statusCode()).as(line).isEqualTo(200);
                answers.add(answer.body());
            }

            assertThat(answers).hasSize(7);
            assertThat(answers.subList(0, 5)).containsOnly("{}");
            assertThat(answers.get(5)).isEqualTo("[]");
            JsonObject state = JsonParser.parseString(answers.get(6)).getAsJsonObject();
            assertThat(state.getAsJsonArray("customers")).hasSize(2);
            assertThat(state.getAsJsonObject("switches").get("repeatedKey").getAsString())
                    .isEqualTo("CONFLICT_409");
            assertThat(emulator.service().behaviour().keyVisibleAfter()).hasSeconds(2);
            assertThat(emulator.faults().planned())
                    .hasSize(4)
                    .first()
                    .isEqualTo("next: LOSE_ANSWER_AFTER_COMMIT on [transactions.create]");
            assertThat(emulator.service().customer("customer_456").referrer().id())
                    .isEqualTo("customer_123");
        }
    }

    @Test
    void everySwitchIsInTheTable() throws Exception {
        assertThat(page().lines()
                        .filter(line -> line.matches("\\| `\\w+` \\| .+ \\| .+ \\|"))
                        .map(line -> line.split("`")[1]))
                .containsExactlyInAnyOrderElementsOf(
                        Switch.ALL.stream().map(Switch::name).toList());
    }

    private static String page() throws Exception {
        return Files.readString(Path.of("..", "docs", "testing.md"));
    }

    private static List<String> lines() throws Exception {
        String page = page();
        String block = page.substring(page.indexOf("```\ncurl") + 4);
        return List.of(
                block.substring(0, block.indexOf("```")).replace("\\\n", " ").split("(?m)^(?=curl)"));
    }

    private HttpResponse<String> send(String line, PartneroEmulator emulator) throws Exception {
        String method = "GET";
        String body = "";
        String url = "";
        HttpRequest.Builder request = HttpRequest.newBuilder();
        List<String> words = words(line);
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-X" -> method = words.get(++i);
                case "-d" -> body = words.get(++i);
                case "-H" -> request.headers(words.get(++i).split(": ", 2));
                default -> url = words.get(i).replace("localhost:4010/", emulator.consoleUrl());
            }
        }
        request.uri(URI.create(url)).method(method, HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As a shell splits them. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
