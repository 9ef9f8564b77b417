package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.CORE;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Core's packages are layers, and every dependency runs one way: from assembly down to the words. */
class LayersTest {

    private static final String ROOT = "com.partnero";

    /** The layers from top to bottom, each with those that it may use: what {@code docs/architecture.md} draws. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "com.partnero.client",
            Set.of(ROOT, "com.partnero.spi", "com.partnero.policy", "com.partnero.internal"),
            "com.partnero.policy",
            Set.of(ROOT, "com.partnero.errors", "com.partnero.spi", "com.partnero.internal"),
            "com.partnero.reconciliation",
            Set.of(ROOT, "com.partnero.spi"),
            "com.partnero.wire",
            Set.of(ROOT, "com.partnero.errors", "com.partnero.spi", "com.partnero.internal"),
            "com.partnero.spi",
            Set.of(ROOT, "com.partnero.errors", "com.partnero.internal"),
            "com.partnero.errors",
            Set.of(ROOT),
            ROOT,
            Set.of("com.partnero.internal"),
            "com.partnero.internal",
            Set.of());

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(com\\.partnero(?:\\.[a-z]+)*)\\.[A-Z]");

    @ParameterizedTest
    @EnumSource
    void noPackagesDependOnEachOtherInACircle(PublishedModule module) {
        slices().matching("(com.partnero..)").should().beFreeOfCycles().check(module.classes());
    }

    @Test
    void coresLayersUseOnlyThoseBelow() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : MAY_USE.keySet()) {
            layers = layers.layer(layer).definedBy(layer);
        }
        for (var rule : MAY_USE.entrySet()) {
            layers = rule.getValue().isEmpty()
                    ? layers.whereLayer(rule.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(rule.getKey())
                            .mayOnlyAccessLayers(rule.getValue().toArray(String[]::new));
        }
        layers.check(CORE.classes());
    }

    /** Constants leave no trace in class files, because javac copies them: the sources tell. */
    @Test
    void coresSourcesImportOnlyFromTheLayersBelow() throws IOException {
        List<String> upwards = new ArrayList<>();
        int imports = 0;
        for (Path source : CORE.sourceFiles()) {
            Path folder = CORE.sourceDirectory().relativize(source).getParent();
            if (folder == null) {
                continue;
            }
            String layer = folder.toString().replace('/', '.').replace('\\', '.');
            assertThat(MAY_USE).as("the layers of core").containsKey(layer);
            Matcher matcher = IMPORT.matcher(Files.readString(source));
            while (matcher.find()) {
                imports++;
                String used = matcher.group(1);
                if (!used.equals(layer) && !MAY_USE.get(layer).contains(used)) {
                    upwards.add(source.getFileName() + " imports from " + used);
                }
            }
        }
        assertThat(imports).isPositive();
        assertThat(upwards).isEmpty();
    }
}
