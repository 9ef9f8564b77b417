package com.partnero.testkit;

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

/** A field that the client has learned and the emulator has not is noticed here. */
class WireNamesTest {

    private static final Path CORE = Path.of("../partnero-core/src/main/java/com/partnero/wire/Names.java");
    private static final Path EMULATOR = Path.of("src/main/java/com/partnero/testkit");
    private static final Pattern NAME = Pattern.compile("static final String (\\w+) = \"([^\"]+)\";");

    /** What the documented service does not send, and the client understands all the same. */
    private static final Set<String> NOT_DOCUMENTED =
            Set.of("error", "error_description", "detail", "title", "success", "ok", "code", "field", "total");

    private static List<String> names(String source) {
        List<String> names = new ArrayList<>();
        Matcher matcher = NAME.matcher(source);
        while (matcher.find()) {
            names.add(matcher.group(2));
        }
        return names;
    }

    @Test
    void theEmulatorKnowsEveryNameOfTheClient() throws IOException {
        StringBuilder emulator = new StringBuilder();
        for (String file : List.of("AnswerJson", "RequestJson", "Api", "Customers")) {
            emulator.append(Files.readString(EMULATOR.resolve(file + ".java")));
        }
        List<String> names = names(Files.readString(CORE));

        assertThat(names).hasSizeGreaterThan(40).contains("data", "amount_units");
        assertThat(names)
                .filteredOn(name -> !NOT_DOCUMENTED.contains(name))
                .allSatisfy(name -> assertThat(emulator).contains("\"" + name + "\""));
    }
}
