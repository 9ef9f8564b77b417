package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The service's names are in snake_case and stand in one package, {@code com.partnero.wire}: nobody else writes them. The
 * one exception is a value that is itself a word of the service, such as a reward's status.
 */
class WireWordsTest {

    private static final Path WIRE = Path.of("com", "partnero", "wire");
    private static final Pattern SNAKE_CASE = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\"");

    private static final Set<String> VALUES = Set.of("RewardStatus.java: review_period");

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
                if (!VALUES.contains(word)) {
                    found.add(word);
                }
            }
        }
        return found;
    }
}
