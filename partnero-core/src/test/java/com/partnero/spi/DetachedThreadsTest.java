package com.partnero.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class DetachedThreadsTest {

    private static final InheritableThreadLocal<String> TENANT = new InheritableThreadLocal<>();

    @Test
    void aThreadSeesNoInheritableThreadLocalOfItsMaker() throws Exception {
        TENANT.set("tenant A");
        try {
            assertThat(seenOn(new Thread(() -> {}), TENANT::get)).isNull();
        } finally {
            TENANT.remove();
        }
    }

    @Test
    void aThreadHasTheClassLoaderOfThisLibraryAndNotThatOfItsMaker() throws Exception {
        try (URLClassLoader tenant = new URLClassLoader(new URL[0])) {
            Thread maker = new Thread(() -> {});
            maker.setContextClassLoader(tenant);

            assertThat(seenOn(maker, () -> Thread.currentThread().getContextClassLoader()))
                    .isSameAs(DetachedThreads.class.getClassLoader());
        }
    }

    @Test
    void aThreadIsInTheTopmostGroupAndNotInThatOfItsMaker() throws Exception {
        ThreadGroup tenant = new ThreadGroup("tenant A");

        ThreadGroup seen = seenOn(
                new Thread(tenant, () -> {}), () -> Thread.currentThread().getThreadGroup());

        assertThat(seen.getParent()).isNull();
    }

    @Test
    void aThreadIsADaemonOfNormalPriority() {
        Thread thread = new DetachedThreads("partnero-test").newThread(() -> {});

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getPriority()).isEqualTo(Thread.NORM_PRIORITY);
        assertThat(thread.getName()).isEqualTo("partnero-test");
    }

    /** What a detached thread sees that a thread like the given one makes. */
    private static <T> T seenOn(Thread like, Supplier<T> look) throws Exception {
        CompletableFuture<T> seen = new CompletableFuture<>();
        Thread maker = new Thread(
                like.getThreadGroup(),
                () -> new DetachedThreads("partnero-test")
                        .newThread(() -> seen.complete(look.get()))
                        .start());
        maker.setContextClassLoader(like.getContextClassLoader());
        maker.setPriority(Thread.MIN_PRIORITY);
        maker.start();
        return seen.get();
    }
}
