package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the site is made of is complete; {@code -Psite} builds it, and {@code -Psite,browser} looks at it. */
class SiteTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern PAGE = Pattern.compile("link: '/([^']*)'(?!, target)");

    @Test
    void theSidebarLeadsToEveryDocument() throws IOException {
        Set<String> documents;
        try (Stream<Path> files = Files.walk(DOCS)) {
            documents = files.map(file -> DOCS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".md") && !file.startsWith("decisions/0"))
                    .map(file -> file.substring(0, file.length() - ".md".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> pages = find(PAGE, "site/.vitepress/config.mts");

        assertThat(pages.stream().map(page -> page.isEmpty() ? "index" : page))
                .containsExactlyInAnyOrderElementsOf(documents);
    }

    @Test
    void theJavadocHasEveryModuleInJava() throws IOException {
        Set<String> modules = find(Pattern.compile("<module>(partnero-(?!bom|kotlin)[a-z-]+)</module>"), "pom.xml");

        assertThat(find(Pattern.compile("\\.\\./(partnero-[a-z-]+)/src/main/java"), "site/pom.xml"))
                .isEqualTo(modules);
    }

    @Test
    void theLockFileNamesNoRegistry() throws IOException {
        assertThat(ROOT.resolve("site/package-lock.json"))
                .content()
                .contains("node_modules/vitepress", "\"integrity\"")
                .doesNotContain("\"resolved\"", "registry.");
    }

    private static Set<String> find(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
