package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.micrometer.DefaultPartneroCallObservationConvention;
import com.partnero.micrometer.DefaultPartneroRequestObservationConvention;
import com.partnero.micrometer.PartneroMeters;
import com.partnero.micrometer.PartneroObservationDocumentation;
import com.partnero.spi.ConnectionProblem;
import com.partnero.spring.boot.outbox.PartneroOutboxMeters;
import io.micrometer.common.docs.KeyName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The tables of the documents are what the code says; {@code -Ddocs.write} writes them. */
class DocumentationTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void everyPropertyIsDescribed() throws IOException {
        assertThat(properties())
                .hasSizeGreaterThan(25)
                .allSatisfy(property -> assertThat(property.path("description").asString(""))
                        .as(property.path("name").asString())
                        .isNotBlank()
                        .endsWith("."));
    }

    /** 50 for 50 ms is what somebody may mean. */
    private static final String SHORT_TIME = "partnero.retry.base-delay";

    @Test
    void everyDurationWithoutAUnitIsReported() throws IOException {
        MockEnvironment environment = new MockEnvironment();
        List<String> times = properties().stream()
                .filter(property -> property.path("type").asString().equals(Duration.class.getName()))
                .map(property -> property.path("name").asString())
                .filter(name -> !name.equals(SHORT_TIME))
                .toList();
        times.forEach(name -> environment.setProperty(name, "8"));

        assertThat(new ProgramProperties(environment).bareNumbers(PartneroClients.DEFAULT))
                .containsExactlyInAnyOrderElementsOf(times);
    }

    @Test
    void theTableOfPropertiesIsTheMetadata() throws IOException {
        StringBuilder table = new StringBuilder("| property | default | what it is |\n|---|---|---|\n");
        for (JsonNode property : properties()) {
            String value = property.path("defaultValue").asString("");
            table.append("| `")
                    .append(property.path("name").asString())
                    .append(property.path("name").asString().equals("partnero.clients") ? ".NAME.*` | " : "` | ")
                    .append(value.isEmpty() ? "" : "`" + value + "`")
                    .append(" | ")
                    .append(property.path("description").asString())
                    .append(" |\n");
        }

        assertInDocument("spring.md", "properties", table.toString());
    }

    @Test
    void theTableOfMetricsIsTheDocumentationOfMicrometer() throws IOException {
        StringBuilder table = new StringBuilder("| name | kind | tags | what it is |\n|---|---|---|---|\n");
        row(
                table,
                new DefaultPartneroCallObservationConvention().getName(),
                "observation",
                names(PartneroObservationDocumentation.CALL),
                "One call of a port: retries, pauses and look-ups included");
        row(
                table,
                new DefaultPartneroRequestObservationConvention().getName(),
                "observation",
                names(PartneroObservationDocumentation.REQUEST),
                "One HTTP request: an attempt of a call, or a look-up within it");
        for (PartneroMeters meter : PartneroMeters.values()) {
            row(table, meter.meterName(), meter.kind(), meter.tags(), meter.description());
        }
        for (PartneroOutboxMeters meter : PartneroOutboxMeters.values()) {
            row(table, meter.meterName(), meter.kind(), meter.tags(), meter.description());
        }

        assertInDocument("observability.md", "metrics", table.toString());
    }

    @Test
    void everyConnectionProblemIsExplained() throws IOException {
        String page = Files.readString(DOCS.resolve("troubleshooting.md"));

        assertThat(ConnectionProblem.values())
                .allSatisfy(problem ->
                        assertThat(page).containsPattern("(?m)^\\| " + Pattern.quote(problem.words()) + "( \\||; )"));
    }

    private static List<String> names(PartneroObservationDocumentation observation) {
        return Arrays.stream(observation.getLowCardinalityKeyNames())
                .map(KeyName::asString)
                .toList();
    }

    private static void row(StringBuilder table, String name, String kind, List<String> tags, String description) {
        String quoted = tags.stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
        table.append(Stream.of("`" + name + "`", kind, quoted, description)
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void assertInDocument(String name, String table, String expected) throws IOException {
        Path document = DOCS.resolve(name);
        String open = "<!-- " + table + " -->\n";
        String close = "<!-- /" + table + " -->";
        String text = Files.readString(document);
        int from = text.indexOf(open) + open.length();
        int to = text.indexOf(close);
        if (System.getProperty("docs.write") != null) {
            Files.writeString(document, text.substring(0, from) + expected + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as("run this test with -Ddocs.write")
                .isEqualTo(expected);
    }

    private static List<JsonNode> properties() throws IOException {
        List<JsonNode> ours = new ArrayList<>();
        try (InputStream metadata = Objects.requireNonNull(
                PartneroProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property : new ObjectMapper().readTree(metadata).path("properties")) {
                if (property.path("name").asString().startsWith("partnero.")) {
                    ours.add(property);
                }
            }
        }
        return ours;
    }
}
