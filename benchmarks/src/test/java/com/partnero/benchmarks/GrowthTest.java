package com.partnero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs of {@link GrowthReport} on a small scale: what they count, and no times. */
class GrowthTest {

    private static final Duration OUTAGE = Duration.ofMillis(600);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource(names = {"FEIGN", "RETROFIT"})
    void aStreamTakesARequestForEachPageAndKeepsNoRows(Transport transport) throws IOException {
        Map<String, Long> figures = StreamRun.figures(transport, 5_000);

        assertThat(figures).containsEntry("transactions", 5_000L).containsEntry("requests", 20L);
        // What it has read takes four times as much.
        assertThat(figures.get("most-live-heap-kb") - figures.get("least-live-heap-kb"))
                .isLessThan(500);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEIGN", "RETROFIT"})
    void aBatchTakesOneRequestAndAPageForEachHundredIfItsAnswerIsLost(Transport transport) throws IOException {
        assertThat(BatchRun.figures(transport, 1_000))
                .containsEntry("recorded", 1_000L)
                .containsEntry("requests", 1L)
                .containsEntry("lost-recorded", 1_000L)
                .containsEntry("lost-requests", 11L);
    }

    @ParameterizedTest
    @CsvSource({"FEIGN, BUSY, 3", "RETROFIT, REFUSED, 2", "FEIGN, SILENT, 9"})
    void anOutageIsNotAmplifiedAndEveryCallerSucceedsAfterIt(
            Transport transport, GrowingServer.Mode mode, int mostRequestsForACall)
            throws IOException, InterruptedException {
        Map<String, Long> figures = OutageRun.figures(transport, mode, 64, OUTAGE, CALL_TIMEOUT);

        assertThat(figures.get("requests")).isLessThan(mostRequestsForACall * figures.get("calls"));
        assertThat(figures).containsEntry("recovered", 64L);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEIGN", "RETROFIT"})
    void aServiceThatHangsLeavesNoMoreSalesUnknownThanTheLimitLetsRun(BurstRun.Way way)
            throws IOException, InterruptedException {
        Map<String, Long> figures = BurstRun.figures(way, GrowingServer.Mode.SILENT, 200, Duration.ofSeconds(3), false);

        assertThat(figures).containsEntry("recorded", 0L);
        assertThat(figures.get("unknown")).isLessThanOrEqualTo(64);
        assertThat(figures.get("unknown") + figures.get("not-applied")).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"FEIGN", "RETROFIT", "JDK"})
    void aServiceThatAnswersRecordsTheSalesOfAllCallers(BurstRun.Way way) throws IOException, InterruptedException {
        assertThat(BurstRun.figures(way, GrowingServer.Mode.UP, 200, Duration.ofSeconds(30), false))
                .containsEntry("recorded", 200L);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadsNeedFewPlatformThreads() throws IOException, InterruptedException {
        Map<String, Long> figures = VirtualThreadsRun.figures(Transport.FEIGN, 500, 50);

        assertThat(figures).containsEntry("failures", 0L).containsEntry("requests", 500L);
        assertThat(figures.get("platform-threads")).isLessThan(100);
    }
}
