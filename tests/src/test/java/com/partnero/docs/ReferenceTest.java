package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.errors.PartneroException;
import com.partnero.wire.WireFormat;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference pages are complete, and every link between documents leads somewhere. */
class ReferenceTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ERRORS = ROOT.resolve("docs/errors.md");
    private static final Path WIRE_FORMAT = ROOT.resolve("docs/wire-format.md");
    private static final Pattern ACCESSOR = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)\\(\\)`");
    private static final Pattern WORD = Pattern.compile("[a-z_]+");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z-]+/)*[A-Z]\\w*[a-z]\\w*)`");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");

    @Test
    void everyExceptionHasARowInTheTable() throws IOException {
        Set<String> rows = find(Pattern.compile("(?m)^\\| `(Partnero\\w+Exception)`"), ERRORS);

        assertThat(rows)
                .isEqualTo(kindsOf(PartneroException.class)
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        Class<?>[] kinds = type.getPermittedSubclasses();
        return kinds == null
                ? Stream.of()
                : Stream.of(kinds).flatMap(kind -> Stream.concat(Stream.of(kind), kindsOf(kind)));
    }

    @Test
    void everyThingThatAnExceptionHoldsIsExplained() throws IOException {
        String page = Files.readString(ERRORS);

        assertThat(PartneroException.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(page).contains("`" + method.getName() + "()`"));
    }

    @Test
    void everyNameOfTheWireFormatIsInItsPage() throws IOException {
        Set<String> words = find(CODE, WIRE_FORMAT).stream()
                .flatMap(code -> WORD.matcher(code).results().map(MatchResult::group))
                .collect(Collectors.toSet());

        assertThat(words).containsAll(WireFormat.names());
    }

    @Test
    void everyOperationIsInThePageOfTheWireFormat() throws IOException {
        String page = Files.readString(WIRE_FORMAT);

        assertThat(Operation.requests())
                .allSatisfy(operation -> assertThat(page)
                        .containsPattern(
                                Pattern.quote("`" + operation.method() + " " + operation.pathTemplate()) + "[`?]"));
    }

    @Test
    void everyAccessorOfTheWireFormatExists() throws Exception {
        List<MatchResult> accessors =
                ACCESSOR.matcher(Files.readString(WIRE_FORMAT)).results().toList();

        assertThat(accessors).hasSizeGreaterThan(50);
        for (MatchResult accessor : accessors) {
            String type = accessor.group(1).equals("PartneroException") ? "errors." : "";
            Class<?> owner = Class.forName("com.partnero." + type + accessor.group(1));
            assertThat(owner.getMethods()).extracting(Method::getName).contains(accessor.group(2));
        }
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        int followed = 0;
        for (Path document : documents()) {
            String text = FENCED.matcher(Files.readString(document)).replaceAll("");
            for (MatchResult link : LINK.matcher(text).results().toList()) {
                String[] target = link.group(1).split("#", 2);
                if (target[0].contains(":")) {
                    continue;
                }
                Path file = target[0].isEmpty() ? document : document.resolveSibling(target[0]);
                assertThat(file).as("%s in %s", link.group(1), document).exists();
                if (target.length == 2) {
                    assertThat(anchors(file)).as(document.toString()).contains(target[1]);
                }
                followed++;
            }
        }
        assertThat(followed).isGreaterThan(50);
    }

    @Test
    void theIndexLeadsToEveryDocument() throws IOException {
        Path docs = ROOT.resolve("docs");
        Set<String> linked = find(LINK, docs.resolve("index.md"));

        for (Path document : documents()) {
            String path = docs.relativize(document).toString();
            if (!path.startsWith("..") && !path.startsWith("decisions/0") && !path.equals("index.md")) {
                assertThat(linked).contains(path);
            }
        }
    }

    @Test
    void everyClassThatARecipeNamesExists() throws IOException {
        Set<String> classes = find(CLASS, ROOT.resolve("CONTRIBUTING.md"));
        Set<String> sources;
        try (Stream<Path> files = Files.find(ROOT, 12, (file, attributes) -> attributes.isRegularFile())) {
            sources = files.map(Path::toString).collect(Collectors.toSet());
        }

        assertThat(classes)
                .hasSizeGreaterThan(50)
                .allSatisfy(name -> assertThat(sources)
                        .anyMatch(source ->
                                source.endsWith("/" + name + ".java") || source.endsWith("/" + name + ".kt")));
    }

    /** The headings, as GitHub names them. */
    private static Set<String> anchors(Path document) throws IOException {
        return find(Pattern.compile("(?m)^#+ (.+)$"), document).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static Set<String> find(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
