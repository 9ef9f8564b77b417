package com.partnero.retrofit;

import android.os.Looper;

/**
 * Android's main thread, which draws the screen and must not block. On other platforms there is none, and no Android
 * class is loaded.
 */
final class MainThread {

    private static final boolean ANDROID = "Dalvik".equals(System.getProperty("java.vm.name"));

    private MainThread() {}

    /** Throws at once on the main thread, because a call could freeze the app. */
    static void refuse() {
        if (ANDROID && Looper.getMainLooper().equals(Looper.myLooper())) {
            throw new IllegalStateException(
                    "Partnero was called on the main thread, which must not wait for the network;"
                            + " nothing was sent. Call it on a worker thread: AsyncPartnero.of(partnero, executor).call(...)"
                            + " in Java, withContext(Dispatchers.IO) { ... } in Kotlin");
        }
    }
}
