package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The JDK's client keeps its selector's thread until a garbage collection, which may be hours away. */
class ShortLivedHttpClientTest {

    @Test
    void itsThreadEndsWithItWhoeverHoldsTheClient() {
        Set<Thread> before = selectors();
        ShortLivedHttpClient shortLived = new ShortLivedHttpClient(HttpClient.newBuilder());
        HttpClient held = shortLived.client();
        Set<Thread> its = selectors();
        its.removeAll(before);
        assertThat(its).hasSize(1);

        shortLived.close();

        await().until(() -> its.stream().noneMatch(Thread::isAlive));
        assertThat(held.followRedirects()).as("settings").isEqualTo(HttpClient.Redirect.NEVER);
    }

    @Test
    void theApplicationsOwnThreadsAreLeftAlone() throws Exception {
        AtomicReference<Thread> own = new AtomicReference<>();
        HttpClient.Builder builder = HttpClient.newBuilder().executor(work -> {
            Thread thread = new Thread(work);
            own.set(thread);
            thread.start();
        });
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ShortLivedHttpClient shortLived = new ShortLivedHttpClient(builder);
        shortLived.client().executor().orElseThrow().execute(() -> {
            running.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        running.await();

        shortLived.close();

        assertThat(own.get().isInterrupted()).isFalse();
        assertThat(own.get().isAlive()).isTrue();
        end.countDown();
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("SelectorManager"))
                .collect(Collectors.toSet());
    }
}
