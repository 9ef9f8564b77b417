package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.testkit.PartneroEmulator;
import java.net.http.HttpClient;
import java.util.Set;
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

    /** The probe is the same object for the whole life of the application, and asked every few seconds by whoever monitors. */
    @Test
    void aProbeEndsTheClientThatItHasMade() {
        try (PartneroEmulator emulator = StarterFixture.emulator()) {
            StarterFixture.runner(emulator).run(context -> {
                PartneroProbe probe = context.getBean(PartneroProbe.class);
                Set<Thread> before = selectors();

                assertThat(probe.probe("default").keyAccepted()).isTrue();

                Set<Thread> its = selectors();
                its.removeAll(before);
                await().until(() -> its.stream().noneMatch(Thread::isAlive));
            });
        }
    }

    private static Set<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("SelectorManager"))
                .collect(Collectors.toSet());
    }
}
