package com.partnero.retrofit;

import android.os.Looper;

/**
 * Android's main thread, which draws the screen and must not wait. Elsewhere there is none, and no class of Android is
 * touched.
 */
final class MainThread {

    private static final boolean ANDROID = "Dalvik".equals(System.getProperty("java.vm.name"));

    private MainThread() {}

    /** Fails at once instead of freezing the app for as long as a call may take. */
    static void refuse() {
        if (ANDROID && Looper.getMainLooper().equals(Looper.myLooper())) {
            throw new IllegalStateException(
                    "Partnero was called on the main thread, which must not wait for the network;"
                            + " nothing was sent. Call it on a worker thread: AsyncPartnero.of(partnero, executor).call(...)"
                            + " in Java, withContext(Dispatchers.IO) { ... } in Kotlin");
        }
    }
}
