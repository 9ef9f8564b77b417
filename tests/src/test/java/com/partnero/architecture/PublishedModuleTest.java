package com.partnero.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A module that is published and stands in some lists only would be checked, managed or tried by some of the build only. */
class PublishedModuleTest {

    private static final Path ROOT = Path.of("..");
    private static final String NAME = "(partnero-(?!bom|parent)[a-z-]+)";

    @Test
    void everyListOfTheModulesHasAllOfThem() throws IOException {
        List<String> modules = Arrays.stream(PublishedModule.values())
                .map(PublishedModule::directory)
                .toList();
        String script = Files.readString(ROOT.resolve(".ci/release"));
        String list = script.replaceFirst("(?s).*\\nmodules=\"(.+?)\".*", "$1");

        assertThat(names("<module>" + NAME + "</module>", ROOT.resolve("pom.xml")))
                .isEqualTo(modules);
        assertThat(names("<artifactId>" + NAME + "</artifactId>", ROOT.resolve("partnero-bom/pom.xml")))
                .isEqualTo(modules);
        assertThat(list.split(" ")).containsExactlyElementsOf(modules);
    }

    private static List<String> names(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
