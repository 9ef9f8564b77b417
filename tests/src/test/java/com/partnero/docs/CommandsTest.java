package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every Maven command that people read works as printed: its profiles and modules exist. {@code .ci/first-run} runs README's. */
class CommandsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("\\./mvnw ([^`|#<\n]+)");
    private static final Pattern PROFILES = Pattern.compile("(?<!\\S)-P(\\S+)");
    private static final Pattern MODULES = Pattern.compile("(?<!\\S)-pl (\\S+)");
    private static final Pattern OURS =
            Pattern.compile("<dependency>\\s*<groupId>com.partnero</groupId>", Pattern.DOTALL);

    @Test
    void everyCommandNamesProfilesAndModulesThatExist() throws IOException {
        String poms = poms();
        int checked = 0;
        for (Path document : documents()) {
            for (MatchResult found :
                    COMMAND.matcher(Files.readString(document)).results().toList()) {
                String command = found.group(1);
                Matcher profiles = PROFILES.matcher(command);
                if (profiles.find()) {
                    for (String profile : profiles.group(1).split(",")) {
                        assertThat(poms).as(document + ": " + command).contains("<id>" + profile + "</id>");
                    }
                }
                checkModules(document + ": " + command, command);
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    /** What is not installed yet must be built along. */
    private static void checkModules(String where, String command) throws IOException {
        Matcher modules = MODULES.matcher(command);
        if (!modules.find()) {
            return;
        }
        for (String module : modules.group(1).split(",")) {
            Path pom = ROOT.resolve(module).resolve("pom.xml");
            assertThat(pom).as(where).exists();
            if (OURS.matcher(Files.readString(pom)).find()) {
                assertThat(command).as(where).containsPattern("(?<!\\S)-am(?!\\S)");
            }
        }
    }

    private static String poms() throws IOException {
        StringBuilder poms = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            for (Path file : files.filter(path -> path.endsWith("pom.xml")).toList()) {
                poms.append(Files.readString(file));
            }
        }
        return poms.toString();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of(".", "docs", "docs/how-to")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }
}
