package com.partnero.docs.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes {@code docs/} as a site of plain files that needs no server and loads nothing from elsewhere, with the Javadoc of every
 * module that has one: {@code ./mvnw -q -Psite -pl tests -am}, then open {@code tests/target/site/index.html}.
 */
final class Site {

    private final Path root;
    private final Path docs;
    private final Path target;

    Site(Path root, Path target) {
        this.root = root;
        docs = root.resolve("docs");
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        new Site(Path.of(args[0]).toAbsolutePath().normalize(), Path.of(args[1])).write();
    }

    void write() throws IOException {
        Files.createDirectories(target);
        try (var style = Site.class.getResourceAsStream("/site/style.css")) {
            Files.write(target.resolve("style.css"), style.readAllBytes());
        }
        for (Path source : files(docs)) {
            Path file = target.resolve(docs.relativize(source).toString());
            Files.createDirectories(file.getParent());
            if (source.toString().endsWith(".md")) {
                Document document = new Document(source, docs);
                Files.writeString(target.resolve(document.address()), document.html());
            } else {
                Files.write(file, Files.readAllBytes(source));
            }
        }
        writeJavadoc();
    }

    private void writeJavadoc() throws IOException {
        TreeSet<String> modules = new TreeSet<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.toList()) {
                Path javadoc = folder.resolve("target/reports/apidocs");
                if (Files.exists(javadoc.resolve("index.html"))) {
                    String module = folder.getFileName().toString();
                    modules.add(module);
                    copy(javadoc, target.resolve("javadoc").resolve(module));
                }
            }
        }
        StringBuilder list = new StringBuilder("# Javadoc\n\n");
        modules.forEach(module ->
                list.append("- [").append(module).append("](").append(module).append("/index.html)\n"));
        if (modules.isEmpty()) {
            list.append("This copy was made without it.\n");
        }
        Document document = new Document(docs.resolve("javadoc/index.md"), docs, list.toString());
        Files.createDirectories(target.resolve("javadoc"));
        Files.writeString(target.resolve(document.address()), document.html());
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path source : files(from)) {
            Path file = to.resolve(from.relativize(source).toString());
            Files.createDirectories(file.getParent());
            Files.write(file, Files.readAllBytes(source));
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
