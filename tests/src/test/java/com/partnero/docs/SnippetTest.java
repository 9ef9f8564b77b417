package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.testkit.InMemoryPartnero;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A block of Java in a document that follows a line {@code <!-- snippet: name -->} stands, to the letter, in code. */
class SnippetTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern IN_DOCUMENT =
            Pattern.compile("<!-- snippet: (\\S+) -->\n```java\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern IN_CODE = Pattern.compile("// snippet: (\\S+)\n(.*?)\n *// end", Pattern.DOTALL);
    private static final Pattern ANY_JAVA = Pattern.compile("(<!-- snippet: \\S+ -->\n)?```java\n");

    private final NewTransaction sale = NewTransaction.builder()
            .key("order-1042")
            .amount(Amount.of("99.99", "USD"))
            .buyer(CustomerRef.id("customer_456"))
            .build();

    @Test
    void everySnippetIsTakenFromCodeThatCompiles() throws IOException {
        Map<String, String> code = new LinkedHashMap<>();
        for (Path source : sources()) {
            Matcher snippets = IN_CODE.matcher(Files.readString(source));
            while (snippets.find()) {
                code.put(snippets.group(1), snippets.group(2).stripIndent());
            }
        }
        int compared = 0;
        for (Path document : documents()) {
            Matcher snippets = IN_DOCUMENT.matcher(Files.readString(document));
            while (snippets.find()) {
                assertThat(snippets.group(2))
                        .as("snippet %s in %s", snippets.group(1), document.getFileName())
                        .isEqualTo(code.get(snippets.group(1)));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(3);
    }

    @Test
    void everyBlockOfJavaIsASnippet() throws IOException {
        for (Path document : documents()) {
            Matcher blocks = ANY_JAVA.matcher(Files.readString(document));
            while (blocks.find()) {
                assertThat(blocks.group(1))
                        .as("a block of Java without code behind it in %s", document.getFileName())
                        .isNotNull();
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

    /** All Java of the examples and of this module. */
    private static List<Path> sources() throws IOException {
        try (Stream<Path> here = Files.walk(ROOT.resolve("tests/src"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"))) {
            return Stream.concat(here, examples)
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toList());
        }
    }
}
