package com.partnero.android;

import static org.assertj.core.api.Assertions.assertThat;

import com.android.tools.r8.CompilationFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Android's own tools make of the libraries: no warning, no missing class, and the size on file. */
class DexTest {

    /** What the Android Gradle plugin would write for the manifest of the example. */
    private static final List<String> MANIFEST = List.of(
            "-keep class com.partnero.examples.android.ShopApplication { <init>(); }",
            "-keep class com.partnero.examples.android.BalanceActivity { <init>(); }");

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(ints = {26, 30, 35})
    void coreIsDexedAlone(int minApi) throws CompilationFailedException {
        Tools.dexAlone(Jars.CORE, Jars.LIBRARIES, minApi, output);

        assertThat(DexSize.of(output).methods()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {26, 30, 35})
    void theTransportIsDexedAlone(int minApi) throws CompilationFailedException {
        Tools.dexAlone(Jars.RETROFIT_TRANSPORT, with(Jars.LIBRARIES, Jars.CORE), minApi, output);

        assertThat(DexSize.of(output).methods()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {26, 30, 35})
    void theKotlinLayerIsDexedAlone(int minApi) throws CompilationFailedException {
        List<Path> classPath = with(Jars.LIBRARIES, Jars.COROUTINES);
        classPath.add(Jars.CORE);

        Tools.dexAlone(Jars.KOTLIN_LAYER, classPath, minApi, output);

        assertThat(DexSize.of(output).methods()).isPositive();
    }

    /** An app may ask for newer classes of Java than its devices have: calls to those are then led to copies. */
    @Test
    void theLibrariesAreDexedForAnAppWithADesugaredLibrary() throws CompilationFailedException {
        Tools.dex(List.of(Jars.CORE, Jars.RETROFIT_TRANSPORT), Jars.LIBRARIES, 26, Tools.desugaredLibrary(), output);

        assertThat(DexSize.of(output).methods()).isPositive();
    }

    @Test
    void anAppShrinksInFullMode() throws CompilationFailedException, IOException {
        Tools.shrinkToDex(app(), MANIFEST, 26, null, output);

        assertOnFile("app", DexSize.of(output));
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {30, 35})
    void anAppForNewerDevicesShrinksInFullMode(int minApi) throws CompilationFailedException {
        Tools.shrinkToDex(app(), MANIFEST, minApi, null, output);

        assertThat(DexSize.of(output).methods()).isPositive();
    }

    @Tag("long")
    @Test
    void anAppWithADesugaredLibraryShrinksInFullMode() throws CompilationFailedException {
        Tools.shrinkToDex(app(), MANIFEST, 26, Tools.desugaredLibrary(), output);

        assertThat(DexSize.of(output).methods()).isPositive();
    }

    @Test
    void theLibrariesHaveTheSizeOnFile() throws CompilationFailedException, IOException {
        Tools.dex(List.of(Jars.CORE, Jars.RETROFIT_TRANSPORT), Jars.LIBRARIES, 26, null, output);

        assertOnFile("unshrunk", DexSize.of(output));
    }

    @Test
    void theKotlinLayerHasTheSizeOnFile() throws CompilationFailedException, IOException {
        List<Path> classPath = with(Jars.LIBRARIES, Jars.COROUTINES);
        classPath.add(Jars.CORE);

        Tools.dex(List.of(Jars.KOTLIN_LAYER), classPath, 26, null, output);

        assertOnFile("kotlin", DexSize.of(output));
    }

    /** R8's own dex, all that it writes for the libraries and for a class that calls every operation. */
    @Test
    void whatAnAppWithEveryOperationKeepsHasTheSizeOnFile() throws CompilationFailedException, IOException {
        Path apart = Files.createDirectory(output.resolve("apart"));
        Tools.shrinkApart(
                Jars.LIBRARIES,
                List.of(Jars.CORE, Jars.RETROFIT_TRANSPORT, jar(EveryOperation.class)),
                List.of("-keep class com.partnero.android.EveryOperation { public static void main(...); }"),
                Files.createDirectory(output.resolve("base")),
                apart);

        assertOnFile("shrunk", DexSize.of(apart));
    }

    private Path jar(Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = output.resolve("one.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                InputStream in = type.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(in).transferTo(jar);
        }
        return file;
    }

    /** Not the exact number, which moves with every commit: a tenth of slack, so that the file is neither passed nor stale. */
    private static void assertOnFile(String name, DexSize size) throws IOException {
        Properties file = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("size.properties"))) {
            file.load(in);
        }
        System.out.println(name + ": " + size);
        assertNear(size.bytes(), Integer.parseInt(file.getProperty(name + ".bytes")));
        assertNear(size.methods(), Integer.parseInt(file.getProperty(name + ".methods")));
    }

    private static void assertNear(int actual, int limit) {
        assertThat(actual).isBetween(limit - limit / 10, limit);
    }

    private static List<Path> app() {
        List<Path> app = with(Jars.LIBRARIES, Jars.COROUTINES);
        app.add(Jars.CORE);
        app.add(Jars.RETROFIT_TRANSPORT);
        app.add(Jars.KOTLIN_LAYER);
        app.add(Jars.APP);
        return app;
    }

    private static List<Path> with(List<Path> libraries, Path another) {
        List<Path> all = new ArrayList<>(libraries);
        all.add(another);
        return all;
    }
}
