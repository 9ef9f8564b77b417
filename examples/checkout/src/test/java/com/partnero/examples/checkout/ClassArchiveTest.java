package com.partnero.examples.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/how-to/faster-start.md for this version of Java. */
@Tag("aot")
class ClassArchiveTest {

    private static final Path PAGE = Path.of("../../docs/how-to/faster-start.md");
    private static final Pattern BLOCK = Pattern.compile("## Java (\\d+) .*?```sh\n(.*?)```", Pattern.DOTALL);
    private static final String TRAINING = " --spring.profiles.active=training";
    private static final String LOADED = "loaded.txt";

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void theShopStartsFromAnArchiveByTheCommandsOfThePage() throws Exception {
        Files.copy(applicationJar(), folder.resolve("shop.jar"));
        int blocks = 0;
        for (MatchResult block : BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
            if (Integer.parseInt(block.group(1)) <= Runtime.version().feature()) {
                List<String> commands = block.group(2).lines().toList();
                for (String command : commands.subList(0, commands.size() - 1)) {
                    run(command);
                }
                String plain = "java -jar shop/shop.jar";
                String last = commands.get(commands.size() - 1);
                System.out.printf(
                        "Java %d: the shop opens in %d ms, from the archive in %d ms; opens, makes a call and ends in %d ms, "
                                + "from the archive in %d ms%n",
                        Runtime.version().feature(),
                        start(plain).toMillis(),
                        start(last).toMillis(),
                        run(plain + TRAINING).toMillis(),
                        run(last + TRAINING).toMillis());

                assertThat(Files.readString(folder.resolve(LOADED)))
                        .containsPattern("com\\.partnero\\.PartneroTransactions source: shared objects file");
                blocks++;
            }
        }
        assertThat(blocks).isPositive();
    }

    private static Path applicationJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Duration run(String command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        long start = System.nanoTime();
        ProcessBuilder builder = process(command);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> command + "\n" + read(output)).isZero();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Starts the shop, waits until it is open, and ends it. */
    private Duration start(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = process(command).redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + LOADED);
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("The shop is open") < 0) {
                String line = output.readLine();
                assertThat(line).as(() -> command + "\n" + text).isNotNull();
                text.append(line).append('\n');
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private ProcessBuilder process(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "exec " + command).directory(folder.toFile());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, java) -> java + ":" + path);
        builder.environment().put("PORT", "0");
        // A busy machine is slow.
        builder.environment().put("PARTNERO_CALLTIMEOUT", "60s");
        builder.environment().put("PARTNERO_CONNECTTIMEOUT", "30s");
        builder.environment().put("PARTNERO_READTIMEOUT", "30s");
        builder.environment().put("PARTNERO_OUTBOX_SETTLEWINDOW", "60s");
        builder.environment().remove("PARTNERO_API_KEY");
        return builder;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
