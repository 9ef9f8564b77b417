package com.partnero.android;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shrinks the transport's tests together with everything that they test, as R8 shrinks an app. Surefire then runs what is
 * left: a rule that is missing is a test that fails.
 */
final class ShrunkTests {

    /** What a test runner needs of the tests. Nothing of the libraries is kept but what the tests call. */
    private static final List<String> RULES = List.of(
            "-keepattributes *Annotation*, Signature, InnerClasses, EnclosingMethod, NestHost, NestMembers",
            "-keep class com.partnero.retrofit.*Test { *; }",
            "-keep class com.partnero.testkit.** { *; }",
            "-keep class com.partnero.transport.contracts.** { *; }");

    private ShrunkTests() {}

    /** The arguments are the directory of the compiled tests and the one for what is left of everything. */
    public static void main(String[] directories) throws Exception {
        List<Path> program = new ArrayList<>(Jars.LIBRARIES);
        program.addAll(List.of(Jars.CORE, Jars.RETROFIT_TRANSPORT, Jars.TESTKIT, Jars.CONTRACTS));
        List<Path> testLibraries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> Files.isRegularFile(path) && !program.contains(path) && !path.equals(Jars.ANDROID))
                .toList();
        program.add(Path.of(directories[0]));
        Path output = Files.createDirectories(Path.of(directories[1]));
        Tools.shrinkToClasses(program, testLibraries, RULES, output);
    }
}
