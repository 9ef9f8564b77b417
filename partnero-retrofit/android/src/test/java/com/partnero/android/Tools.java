package com.partnero.android;

import com.android.tools.r8.ArchiveProgramResourceProvider;
import com.android.tools.r8.BaseCompilerCommand;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.DexIndexedConsumer;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import com.android.tools.r8.origin.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** D8 and R8 as Android's build runs them, but for warnings, each of which is a failure here. */
final class Tools {

    private Tools() {}

    /** Dexes a library on its own, as the Android Gradle plugin does with every dependency of a debug build. */
    static void dexAlone(Path library, Collection<Path> classPath, int minApi, Path output)
            throws CompilationFailedException {
        D8.run(library(D8Command.builder(new Strict()))
                .setOutput(output, OutputMode.DexIndexed)
                .addProgramFiles(Jars.files(library))
                .addClasspathFiles(classPath)
                .setIntermediate(true)
                .setMinApiLevel(minApi)
                .build());
    }

    /** Dexes libraries together, unshrunk, without debug information. */
    static void dex(
            Collection<Path> libraries,
            Collection<Path> classPath,
            int minApi,
            @Nullable String desugaredLibrary,
            Path output)
            throws CompilationFailedException {
        D8Command.Builder d8 = library(D8Command.builder(new Strict())).setOutput(output, OutputMode.DexIndexed);
        libraries.forEach(library -> d8.addProgramFiles(Jars.files(library)));
        if (desugaredLibrary != null) {
            d8.addDesugaredLibraryConfiguration(desugaredLibrary);
        }
        D8.run(d8.addClasspathFiles(classPath).setMinApiLevel(minApi).build());
    }

    /** Shrinks a whole app in full mode; the rules of libraries are read from their jars, as in an app. */
    static void shrinkToDex(
            Collection<Path> program, List<String> rules, int minApi, @Nullable String desugaredLibrary, Path output)
            throws CompilationFailedException {
        R8Command.Builder r8 = app(program, rules).setOutput(output, OutputMode.DexIndexed, false);
        if (desugaredLibrary != null) {
            r8.addDesugaredLibraryConfiguration(desugaredLibrary);
        }
        R8.run(r8.setMinApiLevel(minApi).build());
    }

    /** Shrinks a whole app, and writes a part of it into dex files of its own. */
    static void shrinkApart(Collection<Path> base, Collection<Path> part, List<String> rules, Path output, Path apart)
            throws CompilationFailedException {
        R8Command.Builder r8 =
                app(base, rules).setOutput(output, OutputMode.DexIndexed, false).setMinApiLevel(26);
        r8.addFeatureSplit(split -> {
            part.forEach(jar -> split.addProgramResourceProvider(ArchiveProgramResourceProvider.fromArchive(jar)));
            return split.setProgramConsumer(new DexIndexedConsumer.DirectoryConsumer(apart))
                    .build();
        });
        R8.run(r8.build());
    }

    /** The same as {@link #shrinkToDex}, but to class files, which run on a JVM. */
    static void shrinkToClasses(Collection<Path> program, Collection<Path> classPath, List<String> rules, Path output)
            throws CompilationFailedException {
        R8.run(app(program, rules)
                .setOutput(output, OutputMode.ClassFile, false)
                .addClasspathFiles(classPath)
                .build());
    }

    /** What an app's build reads when {@code coreLibraryDesugaring} is on. */
    static String desugaredLibrary() {
        try (InputStream in = Tools.class.getResourceAsStream("/META-INF/desugar/d8/desugar.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static R8Command.Builder app(Collection<Path> program, List<String> rules) {
        R8Command.Builder r8 = library(R8Command.builder(new Strict()));
        program.forEach(part -> r8.addProgramFiles(Jars.files(part)));
        return r8.addProguardConfiguration(rules, Origin.unknown()).setProguardCompatibility(false);
    }

    private static <B extends BaseCompilerCommand.Builder<?, B>> B library(B builder) {
        try {
            // Robolectric's Android comes without the packages of Java.
            return builder.addLibraryFiles(Jars.ANDROID)
                    .addLibraryResourceProvider(
                            JdkClassFileProvider.fromJdkHome(Path.of(System.getProperty("java.home"))))
                    .setMode(CompilationMode.RELEASE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A missing class is a warning to Android's build, and a crash later. */
    private static final class Strict implements DiagnosticsHandler {

        @Override
        public void warning(Diagnostic warning) {
            throw new AssertionError(warning.getOrigin() + ": " + warning.getDiagnosticMessage());
        }
    }
}
