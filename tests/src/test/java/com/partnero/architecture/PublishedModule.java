package com.partnero.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A module that users get, with its sources and classes as they lie beside this one. */
enum PublishedModule {
    CORE("partnero-core", "com.partnero"),
    TESTKIT("partnero-testkit", "com.partnero.testkit"),
    CONTRACTS("partnero-transport-contracts", "com.partnero.transport.contracts"),
    EMULATOR("partnero-emulator", "com.partnero.emulator"),
    FEIGN("partnero-feign", "com.partnero.feign"),
    RETROFIT("partnero-retrofit", "com.partnero.retrofit"),
    KOTLIN("partnero-kotlin", "com.partnero.kotlin", "kotlin"),
    MICROMETER("partnero-micrometer", "com.partnero.micrometer"),
    OUTBOX("partnero-outbox", "com.partnero.outbox"),
    STARTER("partnero-spring-boot-starter", "com.partnero.spring");

    private final String directory;
    private final String rootPackage;
    private final String language;
    private JavaClasses classes;

    PublishedModule(String directory, String rootPackage) {
        this(directory, rootPackage, "java");
    }

    PublishedModule(String directory, String rootPackage, String language) {
        this.directory = directory;
        this.rootPackage = rootPackage;
        this.language = language;
    }

    /** The classes of several modules as one world. */
    static JavaClasses classesOf(PublishedModule... modules) {
        return new ClassFileImporter()
                .importPaths(Arrays.stream(modules)
                        .map(PublishedModule::classDirectory)
                        .toList());
    }

    /** The package and all below it, in ArchUnit's notation. */
    String packages() {
        return rootPackage + "..";
    }

    String directory() {
        return directory;
    }

    /** Its classes, read once: many tests ask for them. */
    synchronized JavaClasses classes() {
        if (classes == null) {
            classes = classesOf(this);
        }
        return classes;
    }

    List<Path> sourceFiles() {
        return filesBelow(sourceDirectory(), language.equals("kotlin") ? ".kt" : ".java");
    }

    Path sourceDirectory() {
        return path("src", "main", language);
    }

    Path classDirectory() {
        return path("target", "classes");
    }

    /** What users can name in it, written down. */
    Path apiFile() {
        return path("src").resolveSibling("api").resolve(directory + ".txt");
    }

    private Path path(String first, String... more) {
        Path found = Path.of("..", directory)
                .resolve(Path.of(first, more))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(found)) {
            throw new IllegalStateException(found + " is missing: build all modules, with the tests' own directory"
                    + " as working directory (mvnw does both)");
        }
        return found;
    }

    private static List<Path> filesBelow(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
