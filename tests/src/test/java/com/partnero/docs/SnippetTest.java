package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.testkit.InMemoryPartnero;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A block of Java or Kotlin in a document that follows a line {@code <!-- snippet: name -->} stands, to the letter, in code that
 * compiles, below the imports that it takes there. With {@code -Ddocs.write} the test writes the blocks instead.
 */
class SnippetTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern IN_DOCUMENT =
            Pattern.compile("(<!-- snippet: (\\S+) -->\n```(?:java|kotlin)\n)(.*?)(\n```\n)", Pattern.DOTALL);
    private static final Pattern ANY_CODE =
            Pattern.compile("(<!-- snippet: \\S+ -->\n)?```(?:java|kotlin)\n(// build.gradle.kts\n)?");

    private final NewTransaction sale = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99", "USD"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    @Test
    void everySnippetIsTakenFromCodeThatCompiles() throws IOException {
        Map<String, String> code = new LinkedHashMap<>();
        for (Path source : sources()) {
            code.putAll(new SnippetSource(Files.readString(source)).snippets());
        }
        int compared = 0;
        for (Path document : documents()) {
            String text = Files.readString(document);
            for (MatchResult block : IN_DOCUMENT.matcher(text).results().toList()) {
                assertThat(code).as(document.toString()).containsKey(block.group(2));
                compared++;
            }
            String expected = IN_DOCUMENT
                    .matcher(text)
                    .replaceAll(block ->
                            Matcher.quoteReplacement(block.group(1) + code.get(block.group(2)) + block.group(4)));
            if (System.getProperty("docs.write") != null) {
                Files.writeString(document, expected);
            } else {
                assertThat(text)
                        .as("%s: run this test with -Ddocs.write", document)
                        .isEqualTo(expected);
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void everyBlockOfCodeIsASnippet() throws IOException {
        for (Path document : documents()) {
            for (MatchResult block :
                    ANY_CODE.matcher(Files.readString(document)).results().toList()) {
                assertThat(Stream.of(1, 2).map(block::group).anyMatch(Objects::nonNull))
                        .as("%s in %s has code behind it", block.group(), document)
                        .isTrue();
            }
        }
    }

    @Test
    void theSnippetsDoWhatTheySay() {
        Snippets.test();
        InMemoryPartnero partnero = InMemoryPartnero.create();
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
        Snippets.failure(partnero, sale);
        assertThat(partnero.transactions().find("order-1042")).isPresent();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), documents)
                    .filter(file -> file.toString().endsWith(".md"))
                    .collect(Collectors.toList());
        }
    }

    /** All code of the examples and of this module, and the Kotlin of the documents. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("tests/src", "partnero-kotlin/src/test", "examples")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().matches(".+\\.(java|kt)")).forEach(sources::add);
            }
        }
        return sources;
    }
}
