import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every jar that comes with a module is used by its classes, or by what they use: java ClassPathCheck.java JARS MODULE. */
final class ClassPathCheck {

    /** Annotations that kotlin-stdlib brings; they stand in its classes where jdeps does not look. */
    private static final String KOTLIN_ANNOTATIONS = "annotations-13.0.jar";

    private ClassPathCheck() {}

    public static void main(String... args) throws IOException {
        Map<String, Set<String>> uses = uses(jars(Path.of(args[0])));
        Set<String> unused = new TreeSet<>(uses.keySet());
        Deque<String> open = new ArrayDeque<>();
        uses.keySet().stream().filter(jar -> jar.startsWith(args[1] + "-")).forEach(open::add);
        while (!open.isEmpty()) {
            String jar = open.remove();
            if (unused.remove(jar)) {
                open.addAll(uses.get(jar));
            }
        }
        unused.remove(KOTLIN_ANNOTATIONS);
        if (!unused.isEmpty()) {
            throw new IllegalStateException(args[1] + ": no code uses " + unused);
        }
        System.out.println(args[1] + ": the code of each of its " + uses.size() + " jars is used");
    }

    /** Those that hold classes: some of Kotlin's only lead to another one. */
    private static Set<Path> jars(Path folder) throws IOException {
        Set<Path> jars = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    if (jar.stream().anyMatch(entry -> entry.getName().endsWith(".class"))) {
                        jars.add(file);
                    }
                }
            }
        }
        return jars;
    }

    private static Map<String, Set<String>> uses(Set<Path> jars) {
        Map<String, Set<String>> uses = new TreeMap<>();
        // The tool names a module with a descriptor by its name, and any other jar by its file or its path.
        Map<String, String> files = new HashMap<>();
        for (Path jar : jars) {
            String file = jar.getFileName().toString();
            uses.put(file, new TreeSet<>());
            files.put(file, file);
            files.put(jar.toString(), file);
            ModuleFinder.of(jar).findAll().forEach(module -> files.put(module.descriptor().name(), file));
        }
        StringWriter out = new StringWriter();
        Stream<String> options = Stream.of("-s", "--ignore-missing-deps", "--multi-release", "17");
        String[] command = Stream.concat(options, jars.stream().map(Path::toString)).toArray(String[]::new);
        ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out), command);
        for (String line : out.toString().lines().collect(Collectors.toList())) {
            String[] arrow = line.split(" -> ");
            if (arrow.length == 2 && files.containsKey(arrow[0]) && files.containsKey(arrow[1])) {
                uses.get(files.get(arrow[0])).add(files.get(arrow[1]));
            }
        }
        return uses;
    }
}
