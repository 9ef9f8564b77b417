package com.partnero.android;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the class path has the libraries that an app is made of. */
final class Jars {

    static final Path CORE = of(com.partnero.Partnero.class);
    static final Path RETROFIT_TRANSPORT = of(com.partnero.retrofit.RetrofitPartnero.class);
    static final Path KOTLIN_LAYER = of(com.partnero.kotlin.SuspendingPartnero.class);
    static final Path APP = of(com.partnero.examples.android.ShopApplication.class);
    static final Path TESTKIT = of(com.partnero.testkit.http.SocketServer.class);
    static final Path CONTRACTS = of(com.partnero.transport.contracts.TransportContract.class);
    static final Path ANDROID = of(android.os.Looper.class);

    /** What OkHttp and its kin bring into every app that uses them. */
    static final List<Path> LIBRARIES = List.of(
            of(retrofit2.Retrofit.class),
            of(okhttp3.OkHttpClient.class),
            of(okio.Buffer.class),
            of(com.squareup.moshi.JsonReader.class),
            of(kotlin.Unit.class),
            of(org.jetbrains.annotations.NotNull.class),
            of(org.jspecify.annotations.NullMarked.class));

    static final Path COROUTINES = of(kotlinx.coroutines.Dispatchers.class);

    private Jars() {}

    private static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A jar itself; of a directory, its classes. */
    static List<Path> files(Path jarOrDirectory) {
        if (!Files.isDirectory(jarOrDirectory)) {
            return List.of(jarOrDirectory);
        }
        try (Stream<Path> files = Files.walk(jarOrDirectory)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
