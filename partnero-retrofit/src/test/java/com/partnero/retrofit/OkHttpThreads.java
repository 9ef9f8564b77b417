package com.partnero.retrofit;

/** The daemon threads that OkHttp and Okio have once for all clients of a JVM; idle, they end after a minute. */
final class OkHttpThreads {

    private OkHttpThreads() {}

    static boolean areShared(String name) {
        return name.startsWith("OkHttp TaskRunner") || name.equals("Okio Watchdog");
    }
}
