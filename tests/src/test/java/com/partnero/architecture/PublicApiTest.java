package com.partnero.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every change of the public surface is seen in review: it stands in a file of the module. */
class PublicApiTest {

    private static final String UPDATE = "./mvnw test -DskipGates -pl tests -am -Dtest=PublicApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update";

    @ParameterizedTest
    @EnumSource
    void thePublicApiIsTheOneInTheModulesFile(PublishedModule module) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# The public API of this module: " + PublicApi.types(module).size()
                        + " types. Do not edit. To update:",
                "# " + UPDATE));
        lines.addAll(PublicApi.lines(module));
        Path file = module.apiFile();
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        }

        assertThat(file).as("run %s", UPDATE).exists();
        assertThat(lines)
                .as("the public API of %s has changed: if it should, run %s", module, UPDATE)
                .isEqualTo(Files.readAllLines(file));
    }
}
