package com.partnero.retrofit;

/**
 * The daemon threads that OkHttp and Okio have once for all clients of a JVM. They are named after their task and end when
 * they have been idle for a minute. One is named after a class of OkHttp, which R8 renames.
 */
final class OkHttpThreads {

    private OkHttpThreads() {}

    static boolean areShared(String name) {
        return name.equals("Okio Watchdog")
                || name.endsWith(" TaskRunner")
                || name.startsWith("OkHttp ") && !name.startsWith("OkHttp http");
    }
}
