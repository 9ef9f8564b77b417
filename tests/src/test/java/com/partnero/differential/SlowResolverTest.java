package com.partnero.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A name server that never answers. The JDK reads its table of hosts from a pipe that nobody writes to, in a process of its own,
 * since it takes this setting at its start only.
 */
class SlowResolverTest {

    private static final String ADVICE = "Check the network, firewalls, whether a proxy is needed, and whether the port"
            + " speaks TLS if the base URL begins with https.";

    @Test
    @Timeout(60)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aCallEndsInTimeWhileTheNameOfTheHostIsLookedUp(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("hosts");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        List<String> lines = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + pipe,
                "-cp",
                System.getProperty("java.class.path"),
                Caller.class.getName());

        assertThat(lines)
                .containsExactly(
                        "feign NOT_APPLIED transactions.create (POST /transactions) at partnero.example:443 failed: "
                                + "no connection could be made in time. Nothing was changed. " + ADVICE,
                        "retrofit NOT_APPLIED transactions.create (POST /transactions) at partnero.example:443 failed: "
                                + "no connection could be made in time. Nothing was changed. " + ADVICE);
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Records a sale over each transport, and prints what became of it. */
    static final class Caller {

        public static void main(String[] arguments) {
            create("feign", FeignPartnero.builder());
            create("retrofit", RetrofitPartnero.builder());
        }

        private static void create(String transport, PartneroBuilder<?> builder) {
            NewTransaction sale = NewTransaction.builder()
                    .key("order-1042")
                    .amount(Amount.of("99.99", "EUR"))
                    .buyer(CustomerRef.id("customer-1"))
                    .build();
            try (Partnero partnero = builder.apiKey("key")
                    .baseUrl("https://partnero.example/v1")
                    .connectTimeout(Duration.ofSeconds(30))
                    .readTimeout(Duration.ofSeconds(30))
                    .callTimeout(Duration.ofSeconds(1))
                    .build()) {
                partnero.transactions().create(sale);
            } catch (PartneroException e) {
                System.out.println(transport + " " + e.outcome() + " " + e.getMessage());
            }
        }
    }
}
