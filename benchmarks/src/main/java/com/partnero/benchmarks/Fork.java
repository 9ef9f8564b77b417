package com.partnero.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a program of this module in a new JVM and reads the figures that it prints: a name, a space, a number. */
final class Fork {

    private Fork() {}

    /** The command of this JVM with its class path, before options, class and arguments. */
    static List<String> java() {
        return java(Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    static List<String> java(Path command) {
        return List.of(command.toString(), "-classpath", System.getProperty("java.class.path"));
    }

    /** The same without the jars of these classes. */
    static List<String> javaWithout(List<Class<?>> classes) {
        Set<String> jars = classes.stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.toSet());
        String left = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !jars.contains(entry))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(java().get(0), "-classpath", left);
    }

    static Map<String, Long> run(List<String> java, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Long> figures = new LinkedHashMap<>();
        for (String line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
            String[] parts = line.split(" ");
            if (parts.length == 2 && parts[1].matches("-?\\d+")) {
                figures.put(parts[0], Long.valueOf(parts[1]));
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + String.join(" ", arguments));
        }
        return figures;
    }

    static void print(Map<String, Long> figures) {
        figures.forEach((name, value) -> System.out.println(name + " " + value));
    }
}
