package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Amount;
import com.partnero.Partnero;
import com.partnero.errors.PartneroException;
import feign.Client;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Threads of this library inherit nothing from an application's, and never interrupt them. */
@Isolated("it looks at all threads")
class ThreadsTest {

    private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"status\":1}";

    @TempDir
    Path directory;

    /** An application that makes its threads without a group of their own gets some from the selector's thread. */
    @Test
    void closingInterruptsNoJobOnTheApplicationsExecutor() throws Exception {
        TlsKeys keys = new TlsKeys(directory, "localhost");
        ExecutorService executor = Executors.newCachedThreadPool(Thread::new);
        CountDownLatch end = new CountDownLatch(1);
        List<Future<?>> jobs = new ArrayList<>();
        try (Peer server = new Peer((socket, peer) -> {
            SSLSocket tls = keys.serve(socket);
            while (peer.read(tls) != null) {
                peer.write(tls, DONE);
            }
        })) {
            Partnero partnero = FeignPartnero.builder()
                    .apiKey("k")
                    .baseUrl("https://localhost:" + server.port() + "/v1")
                    .httpClient(HttpClient.newBuilder()
                            .sslContext(keys.trusting())
                            .executor(executor)
                            .build())
                    .build();
            for (int i = 0; i < 4; i++) {
                partnero.balances().credit("customer_123", Amount.of("1", "USD"));
            }
            for (int i = 0; i < 8; i++) {
                jobs.add(executor.submit(() -> end.await(20, TimeUnit.SECONDS)));
            }

            partnero.close();
            end.countDown();

            for (Future<?> job : jobs) {
                assertThat(job.get()).isEqualTo(true);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anApplicationsClientSeesNothingOfTheThreadThatCalledFirst() {
        InheritableThreadLocal<String> tenant = new InheritableThreadLocal<>();
        List<String> seen = new ArrayList<>();
        Client watching = (request, options) -> {
            seen.add(
                    tenant.get() + " " + Thread.currentThread().getThreadGroup().getName() + " "
                            + (Thread.currentThread().getContextClassLoader() == FeignPartnero.class.getClassLoader()));
            throw new IOException();
        };
        try (Partnero partnero =
                FeignPartnero.builder().apiKey("k").client(watching).build()) {
            for (String each : List.of("A", "B", "C")) {
                tenant.set(each);
                assertThatThrownBy(() -> partnero.balances().credit("c", Amount.of("1", "USD")))
                        .isInstanceOf(PartneroException.class);
            }
        } finally {
            tenant.remove();
        }

        assertThat(seen).hasSize(3).containsOnly("null system true");
    }

    @Test
    void aThreadOfTheJdksClientKeepsNoClassLoaderOfAnApplication() throws Exception {
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (Peer server = Peer.answering(DONE);
                Partnero partnero = FeignPartnero.builder()
                        .apiKey("k")
                        .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                        .build();
                URLClassLoader application = new URLClassLoader(new URL[0])) {
            Thread.currentThread().setContextClassLoader(application);
            partnero.balances().credit("customer_123", Amount.of("1", "USD"));

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !before.contains(thread)
                            && (thread.getName().startsWith("partnero-http")
                                    || thread.getName().contains("SelectorManager")))
                    .isNotEmpty()
                    .allSatisfy(
                            thread -> assertThat(thread.getContextClassLoader()).isNotEqualTo(application));
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }
}
