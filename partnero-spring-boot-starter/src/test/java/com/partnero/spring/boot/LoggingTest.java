package com.partnero.spring.boot;

import static com.partnero.spring.boot.StarterFixture.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import com.partnero.PartneroTransactions;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

/** The lines that {@code partnero.logging} asks for. */
class LoggingTest {

    private final PartneroEmulator emulator = StarterFixture.emulator();
    private final LogLines lines = new LogLines("com.partnero.calls");

    @AfterEach
    void stop() {
        lines.close();
        MDC.clear();
        emulator.close();
    }

    @Test
    void nothingIsLoggedUnlessAskedFor() {
        twoCalls("partnero.transport=feign");

        assertThat(lines.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feign", "retrofit"})
    void aFailedCallIsOneWarningWithTheCallersMdcAndWithoutData(String transport) {
        MDC.put("request", "r-1");

        twoCalls("partnero.logging=failures", "partnero.transport=" + transport);

        assertThat(lines.events()).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getMDCPropertyMap()).containsEntry("request", "r-1");
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage())
                    .contains("transactions.create", "422", "client: default", "outcome: NOT_APPLIED", " ms]")
                    .doesNotContain("order-", "buyer", emulator.apiKey());
        });
    }

    @Test
    void allCallsAreLoggedForTheAsking() {
        twoCalls("partnero.logging=calls");

        assertThat(lines.events()).extracting(ILoggingEvent::getLevel).isEqualTo(List.of(Level.INFO, Level.WARN));
        assertThat(lines.events().get(0).getFormattedMessage()).contains("transactions.create", "outcome: success");
    }

    private void twoCalls(String... properties) {
        StarterFixture.runner(emulator).withPropertyValues(properties).run(context -> {
            PartneroTransactions transactions = context.getBean(PartneroTransactions.class);
            transactions.create(sale("order-1042"));
            emulator.faults().next(Fault.status(422));
            assertThat(catchThrowable(() -> transactions.create(sale("order-1043"))))
                    .isNotNull();
        });
    }
}
