package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The service's names are in snake_case and stand in one package, {@code com.partnero.wire}: nobody else writes them.
 */
class WireWordsTest {

    private static final Path WIRE = Path.of("com", "partnero", "wire");
    private static final Pattern SNAKE_CASE = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\"");

    private static final Pattern CASE = Pattern.compile("case (Names\\.[A-Z_]+(?:, Names\\.[A-Z_]+)*)");

    /** What says failure, or that there is more, and is read in case it comes: no document shows it. */
    private static final Set<String> NEVER_SENT = Set.of(
            "message",
            "error",
            "errors",
            "error_description",
            "detail",
            "title",
            "success",
            "ok",
            "code",
            "field",
            "total");

    /** A reward's status is itself a word of the service; alerts are words of TLS. */
    private static final Set<String> OTHERS = Set.of(
            "RewardStatus.java: review_period",
            "ConnectionProblem.java: bad_certificate",
            "ConnectionProblem.java: certificate_expired",
            "ConnectionProblem.java: certificate_required",
            "ConnectionProblem.java: certificate_unknown",
            "ConnectionProblem.java: unknown_ca");

    @Test
    void theWirePackageHoldsTheServicesWords() throws IOException {
        assertThat(snakeCaseIn(CORE, true)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "FEIGN", "RETROFIT"})
    void noSnakeCaseStandsOutsideTheWirePackage(PublishedModule module) throws IOException {
        assertThat(snakeCaseIn(module, false))
                .as("words of the service outside com.partnero.wire")
                .isEmpty();
    }

    /** A value can be stored and read back whole: what a codec reads it must write, and the list of all names must have it. */
    @Test
    void everyNameThatIsReadIsWrittenAndListed() throws IOException {
        Path wire = CORE.sourceDirectory().resolve(WIRE);
        Set<String> read = new TreeSet<>();
        StringBuilder rest = new StringBuilder();
        for (Path source : CORE.sourceFiles()) {
            if (source.startsWith(wire) && !source.endsWith("Names.java")) {
                String text = Files.readString(source);
                CASE.matcher(text)
                        .results()
                        .forEach(label -> read.addAll(List.of(label.group(1).split(", "))));
                rest.append(CASE.matcher(text).replaceAll(""));
            }
        }
        String names = Files.readString(wire.resolve("Names.java"));

        assertThat(read).hasSizeGreaterThan(40).allSatisfy(name -> {
            String constant = name.substring("Names.".length());
            assertThat(rest.toString().matches("(?s).*\\b" + name + "\\b.*")
                            || NEVER_SENT.contains(lowerCase(constant)))
                    .as("%s is written", name)
                    .isTrue();
            assertThat(names).containsPattern("(?s)\\b" + constant + " = .*\\b" + constant + "\\b");
        });
    }

    private static String lowerCase(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    private static List<String> snakeCaseIn(PublishedModule module, boolean insideWire) throws IOException {
        List<Path> sources = module.sourceFiles().stream()
                .filter(file -> module.sourceDirectory().relativize(file).startsWith(WIRE) == insideWire)
                .toList();
        assertThat(sources).as("sources of %s", module).isNotEmpty();

        var found = new ArrayList<String>();
        for (Path source : sources) {
            Matcher words = SNAKE_CASE.matcher(Files.readString(source));
            while (words.find()) {
                String word = source.getFileName() + ": " + words.group(1);
                if (!OTHERS.contains(word)) {
                    found.add(word);
                }
            }
        }
        return found;
    }
}
