package com.partnero.spi;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * Creates daemon threads that inherit nothing from the thread that creates them: no inheritable thread-locals, no
 * thread group, no priority and no context class loader. A pool reuses its threads for other callers, who must not see
 * state of the first one.
 *
 * <pre>{@code ExecutorService threads = Executors.newCachedThreadPool(new DetachedThreads("partnero-http"));}</pre>
 *
 * <p>The context class loader of such a thread is the one that loaded this library. Before Android 13 (API level 33) a
 * thread always inherits its creator's inheritable thread-locals. Thread-safe.
 *
 * @since 0.1.0
 */
public final class DetachedThreads implements ThreadFactory {

    private final String name;

    /**
     * Makes a factory.
     *
     * @param name the name of every thread
     */
    public DetachedThreads(String name) {
        this.name = Objects.requireNonNull(name, "name must not be null");
    }

    /**
     * Creates a thread without starting it.
     *
     * @param work what it runs
     * @return a daemon thread of normal priority in the JVM's topmost group
     */
    @Override
    public Thread newThread(Runnable work) {
        Thread thread = withoutThreadLocals(topmostGroup(), work);
        thread.setDaemon(true);
        thread.setPriority(Thread.NORM_PRIORITY);
        thread.setContextClassLoader(DetachedThreads.class.getClassLoader());
        return thread;
    }

    @AbsentBeforeApi33
    private Thread withoutThreadLocals(ThreadGroup group, Runnable work) {
        try {
            return new Thread(group, work, name, 0, false);
        } catch (NoSuchMethodError e) {
            return new Thread(group, work, name);
        }
    }

    /** Marks a use of a method that older Android versions lack, for the signature check. */
    @Retention(RetentionPolicy.CLASS)
    private @interface AbsentBeforeApi33 {}

    private static ThreadGroup topmostGroup() {
        ThreadGroup group = Objects.requireNonNull(Thread.currentThread().getThreadGroup());
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }
}
