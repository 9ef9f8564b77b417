package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The picture of the modules in {@code docs/architecture.md} shows what the POMs say. */
class ArchitecturePictureTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>partnero-(?!bom)([a-z-]+)</module>");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern OURS = Pattern.compile("<artifactId>partnero-([a-z-]+)</artifactId>");
    private static final Pattern ARROW = Pattern.compile("(?m)^ +[a-z-]+ -(?:\\.-|-)> [a-z-]+$");

    @Test
    void thePictureShowsTheDependenciesOfTheModules() throws IOException {
        Set<String> arrows = new TreeSet<>();
        for (String module : find(MODULE, ROOT.resolve("pom.xml"))) {
            String pom = Files.readString(ROOT.resolve("partnero-" + module).resolve("pom.xml"));
            for (MatchResult dependency : DEPENDENCY.matcher(pom).results().toList()) {
                Matcher ours = OURS.matcher(dependency.group(1));
                if (ours.find() && !dependency.group(1).contains("<scope>test</scope>")) {
                    String arrow = dependency.group(1).contains("<optional>true</optional>") ? " -.-> " : " --> ";
                    arrows.add(module + arrow + ours.group(1));
                }
            }
        }

        assertThat(arrows).isNotEmpty();
        assertThat(find(ARROW, ROOT.resolve("docs/architecture.md"))).isEqualTo(arrows);
    }

    private static Set<String> find(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match ->
                        match.groupCount() > 0 ? match.group(1) : match.group().trim())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
