package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spi.AttemptFailedException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A million keys are remembered in a JVM with a heap of 256 MB. */
class MillionKeysTest {

    @Test
    void aMillionKeysFitIntoASmallHeap() throws Exception {
        Path target = Path.of("target").toAbsolutePath();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        target.resolve("classes") + File.pathSeparator + target.resolve("test-classes"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).isEqualTo("1000000 remembered, the next one is refused");
    }

    /** Remembers a million keys. */
    static final class Program {

        private Program() {}

        public static void main(String... arguments) throws Exception {
            RecentSales recent = new RecentSales(new ManualTimeSource());
            for (int i = 0; i < 1_000_000; i++) {
                Claims claims = recent.create(List.of("order-" + i), Duration.ofHours(1));
                claims.mayAppear(Duration.ofMinutes(1));
                claims.end();
            }
            boolean refused = false;
            try {
                recent.create(List.of("one more"), Duration.ofHours(1));
            } catch (AttemptFailedException e) {
                refused = true;
            }
            System.out.print(recent.size() + " remembered, " + (refused ? "the next one is refused" : "and more"));
        }
    }
}
