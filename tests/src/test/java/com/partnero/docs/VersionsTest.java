package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The versions that documents name are those of the build. With {@code -Ddocs.write} the test writes them instead. */
class VersionsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ANY_XML = Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>");

    @Test
    void dependenciesHaveTheVersionsOfTheBuild() throws IOException {
        String version = only("<artifactId>partnero-parent</artifactId>\\s*<version>(.+?)</version>", "pom.xml");
        int named = 0;
        for (Path document : documents()) {
            assertWritten(
                    document,
                    Map.of(
                            "(?<=<artifactId>partnero-[a-z-]{1,30}</artifactId>\\s{1,30}<version>)[^<]+", version,
                            "(?<=com\\.partnero:partnero-[a-z-]{1,30}:)[\\w.-]+", version));
            for (MatchResult xml :
                    ANY_XML.matcher(Files.readString(document)).results().toList()) {
                assertThat(xml.group(1)).as(document.toString()).matches("partnero-.+");
                named++;
            }
        }
        assertThat(named).isGreaterThan(3);
    }

    @Test
    void theTableOfCompatibilityNamesWhatEveryBuildTests() throws IOException {
        assertWritten(
                ROOT.resolve("docs/compatibility.md"),
                Map.of(
                        tested("Java"), all("(?<=java: \\[.{0,20})'(\\d+)'", ".github/workflows/build.yml"),
                        tested("Spring Boot"), all("<spring-boot.version>(.+?)<", "pom.xml"),
                        tested("Feign"), all("<feign.version>(.+?)<", "pom.xml"),
                        tested("Retrofit"), all("<retrofit.version>(.+?)<", "pom.xml"),
                        tested("Kotlin \\(compiler and standard library\\)"), all("<kotlin.version>(.+?)<", "pom.xml"),
                        tested("kotlinx-coroutines"), all("<coroutines.version>(.+?)<", "pom.xml"),
                        tested("OkHttp"), all("<okhttp.version>(.+?)<", "pom.xml", "partnero-retrofit/okhttp5/pom.xml"),
                        tested("Jackson \\(streaming core only\\)"),
                                all("(?:<|-D)jackson.version(?:>|=)([\\d.]+)", "pom.xml", ".ci/run")));
    }

    @Test
    void theApplicationOfTheTutorialIsOnTheNewestSupportedSpringBoot() throws IOException {
        String newest = all("<spring-boot.version>(.+?)<", "pom.xml").replaceFirst(".+ and ", "");

        assertThat(ROOT.resolve("consumers/boot/pom.xml")).content().contains("<version>" + newest + "</version>");
        assertThat(ROOT.resolve("docs/tutorial.md"))
                .content()
                .contains("**Spring Boot " + newest.replaceFirst("\\.\\d+$", "") + "**");
    }

    /** The last cell of the row of that name. */
    private static String tested(String name) {
        return "(?<=\\| " + name + " \\| [^|\n]{1,40} \\| )[^|\n]+(?= \\|)";
    }

    private static void assertWritten(Path document, Map<String, String> versions) throws IOException {
        String text = Files.readString(document);
        String expected = text;
        for (Map.Entry<String, String> version : versions.entrySet()) {
            expected = expected.replaceAll(version.getKey(), Matcher.quoteReplacement(version.getValue()));
        }
        if (System.getProperty("docs.write") != null) {
            Files.writeString(document, expected);
        } else {
            assertThat(text).as("%s: run this test with -Ddocs.write", document).isEqualTo(expected);
        }
    }

    private static String only(String pattern, String file) throws IOException {
        List<String> found = find(pattern, Files.readString(ROOT.resolve(file)));
        assertThat(found).as(file).hasSize(1);
        return found.get(0);
    }

    /** What the first group matches, as a sentence lists it. */
    private static String all(String pattern, String... files) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (String file : files) {
            texts.append(Files.readString(ROOT.resolve(file)));
        }
        List<String> found = find(pattern, texts.toString());
        assertThat(found).as(pattern).isNotEmpty();
        return String.join(", ", found).replaceFirst(", (?=[^,]*$)", " and ");
    }

    private static List<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), documents)
                    .filter(file -> file.toString().endsWith(".md"))
                    .collect(Collectors.toList());
        }
    }
}
