package com.partnero.spring.boot.observation;

import static com.partnero.spring.boot.Starter.sale;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.PartneroTransactions;
import com.partnero.spring.boot.Starter;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.faults.Fault;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;

/** The dashboard and the alert rules ask for series that there are. */
class DashboardTest {

    private static final Pattern SERIES = Pattern.compile("\\b(?:partnero|http)_client_[a-z_]+");

    @ParameterizedTest
    @ValueSource(strings = {"grafana-dashboard.json", "alerts.yml"})
    void everySeriesThatIsAskedForExists(String file) throws Exception {
        Set<String> asked = new TreeSet<>();
        Matcher series = SERIES.matcher(Files.readString(Path.of("..", "docs", file)));
        while (series.find()) {
            asked.add(series.group());
        }

        assertThat(asked).hasSizeGreaterThan(1).isSubsetOf(recorded());
    }

    private static Set<String> recorded() {
        Set<String> names = new TreeSet<>();
        try (PartneroEmulator emulator = Starter.emulator()) {
            emulator.faults().next(Fault.RATE_LIMIT).then(Fault.LOSE_ANSWER_AFTER_COMMIT);
            Starter.runner(emulator)
                    .withConfiguration(
                            AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
                    .withBean(
                            PrometheusMeterRegistry.class, () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))
                    .withPropertyValues("partnero.retry.throttle-base-delay=1ms")
                    .run(context -> {
                        context.getBean(PartneroTransactions.class).create(sale("order-1042"));

                        context.getBean(PrometheusMeterRegistry.class)
                                .scrape()
                                .lines()
                                .filter(line -> !line.startsWith("#"))
                                .forEach(line -> names.add(line.split("[{ ]")[0]));
                    });
        }
        return names;
    }
}
