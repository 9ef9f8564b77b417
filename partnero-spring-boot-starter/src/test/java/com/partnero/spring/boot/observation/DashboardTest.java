package com.partnero.spring.boot.observation;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.partnero.PartneroTransactions;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every panel of the dashboard and every alert rule asks for series, labels and values that a real scrape has. */
class DashboardTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern SERIES = Pattern.compile("\\b((?:partnero|http)_client_[a-z_]+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{([a-z_]+)}}");

    /** Values by label by series. */
    private static final Map<String, Map<String, Set<String>>> SCRAPED = new HashMap<>();

    @BeforeAll
    static void scrape() {
        try (PartneroEmulator emulator = StarterFixture.emulator()) {
            StarterFixture.runner(emulator)
                    .withConfiguration(
                            AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
                    .withBean(
                            PrometheusMeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                    .withPropertyValues("partnero.retry.throttle-base-delay=1ms")
                    .run(context -> {
                        PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
                        emulator.faults().next(Fault.RATE_LIMIT).then(Fault.LOSE_ANSWER_AFTER_COMMIT);
                        transactions.create(sale("order-1042"));
                        for (int status : new int[] {401, 409, 500}) {
                            emulator.faults().next(Fault.status(status));
                            assertThat(catchThrowable(() -> transactions.create(sale("order-1043"))))
                                    .isNotNull();
                        }
                        context.getBean(PrometheusMeterRegistry.class)
                                .scrape()
                                .lines()
                                .filter(line -> !line.startsWith("#"))
                                .forEach(DashboardTest::read);
                    });
        }
    }

    private static void read(String line) {
        Matcher series = SERIES.matcher(line);
        if (series.find()) {
            Map<String, Set<String>> labels = SCRAPED.computeIfAbsent(series.group(1), name -> new HashMap<>());
            Matcher label = MATCHER.matcher(String.valueOf(series.group(2)));
            while (label.find()) {
                labels.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
            }
        }
    }

    static Stream<String> panels() throws IOException {
        List<String> panels = new ArrayList<>();
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(DOCS.resolve("grafana-dashboard.json")));
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                panels.add(target.path("expr").asString() + " "
                        + target.path("legendFormat").asString(""));
            }
        }
        assertThat(panels).hasSizeGreaterThan(10);
        return panels.stream().filter(panel -> !panel.contains("partnero_outbox"));
    }

    static Stream<String> rules() throws IOException {
        String[] rules = Files.readString(DOCS.resolve("alerts.yml")).split("- alert: ");
        assertThat(rules).hasSizeGreaterThan(5);
        return Arrays.stream(rules)
                .skip(1)
                .filter(rule -> !rule.contains("partnero_outbox"))
                .map(rule -> rule.substring(0, rule.indexOf("labels:")));
    }

    @ParameterizedTest
    @MethodSource({"panels", "rules"})
    void whatIsAskedForExists(String asked) {
        Set<String> labels = new TreeSet<>();
        Matcher series = SERIES.matcher(asked);
        boolean any = false;
        while (series.find()) {
            any = true;
            assertThat(SCRAPED).as(asked).containsKey(series.group(1));
            Map<String, Set<String>> scraped = SCRAPED.get(series.group(1));
            labels.addAll(scraped.keySet());
            Matcher matcher = MATCHER.matcher(String.valueOf(series.group(2)));
            while (matcher.find()) {
                assertThat(scraped).as(asked).containsKey(matcher.group(1));
                if (!matcher.group(2).contains("$")) {
                    Pattern value = Pattern.compile(matcher.group(2));
                    assertThat(scraped.get(matcher.group(1)))
                            .as(asked)
                            .anyMatch(one -> value.matcher(one).matches());
                }
            }
        }
        assertThat(any).as(asked).isTrue();
        assertThat(labels).as(asked).containsAll(names(GROUPING, asked)).containsAll(names(LEGEND, asked));
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.addAll(List.of(matcher.group(1).split(", ")));
        }
        return names;
    }
}
