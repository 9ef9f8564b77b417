package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.partnero.Partnero;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.errors.PartneroNotSentException;
import com.partnero.errors.PartneroProtocolException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.testkit.http.Exchange;
import com.partnero.testkit.http.Handler;
import com.partnero.testkit.http.Request;
import com.partnero.testkit.http.SocketServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attempt ends in time, and at once when its thread is interrupted, whatever the other side does. */
@Timeout(30)
class TimeTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void aLookUpOfTheHostThatHangsIsNotSent() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        OkHttpClient http = new OkHttpClient.Builder()
                .dns(host -> {
                    await(release);
                    return List.of(InetAddress.getLoopbackAddress());
                })
                .build();
        try (Service service = Service.answering(Service.MADE);
                Partnero partnero = service.client()
                        .baseUrl("http://localhost:" + service.port() + "/v1")
                        .okHttpClient(http)
                        .callTimeout(SHORT)
                        .build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure).isInstanceOf(PartneroTimeoutException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            release.countDown();
            assertThat(service.requests()).isEmpty();
        } finally {
            http.dispatcher().executorService().shutdown();
        }
    }

    @Test
    void aTlsHandshakeThatStallsIsNotSent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Partnero partnero = Service.clientAt("https://127.0.0.1:" + silent.getLocalPort() + "/v1")
                        .callTimeout(SHORT)
                        .build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        }
    }

    @Test
    void aServerThatSpeaksNoTlsGetsNothing() throws IOException {
        Handler plain = new Handler() {
            @Override
            public void connected(Exchange exchange) throws IOException {
                exchange.write("220 speak up");
            }

            @Override
            public void handle(Request request, Exchange exchange) {}
        };
        try (SocketServer server = SocketServer.start(plain);
                Partnero partnero = Service.clientAt("https://127.0.0.1:" + server.port() + "/v1")
                        .build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure).hasMessageContaining("the server does not speak TLS");
        }
    }

    @Test
    void aRefusedConnectionIsNotSent() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (Partnero partnero =
                Service.clientAt("http://127.0.0.1:" + port + "/v1").build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure).hasMessageContaining("the connection was refused");
        }
    }

    @Test
    void anUnknownHostIsNotSent() throws IOException {
        OkHttpClient http = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new UnknownHostException("no such host: " + host);
                })
                .build();
        try (Partnero partnero = Service.clientAt("https://partnero.invalid/v1")
                .okHttpClient(http)
                .build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure).isInstanceOf(PartneroNotSentException.class);
            assertThat(failure).hasMessageContaining("the host is unknown");
        } finally {
            http.dispatcher().executorService().shutdown();
        }
    }

    @Test
    void aSilentServerIsLeftInTime() throws IOException {
        try (Service service = Service.that((request, exchange) -> exchange.hold());
                Partnero partnero = service.client().callTimeout(SHORT).build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure).isInstanceOf(PartneroTimeoutException.class);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aStatusIsKeptWhenItsBodyStalls() throws IOException {
        try (Service service = Service.that((request, exchange) -> {
                    exchange.write("HTTP/1.1 422 No\r\nContent-Length: 100\r\n\r\n{");
                    exchange.hold();
                });
                Partnero partnero = service.client().callTimeout(SHORT).build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure).isInstanceOf(PartneroProtocolException.class);
            assertThat(failure.status()).isEqualTo(422);
            assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        }
    }

    @Test
    void aBusyExecutorIsNotWaitedForLongerThanTheCallMayTake() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService busy = Executors.newSingleThreadExecutor();
        busy.execute(() -> await(release));
        try (Service service = Service.answering(Service.MADE);
                Partnero partnero =
                        service.client().executor(busy).callTimeout(SHORT).build()) {
            PartneroException failure = inTime(() -> partnero.transactions().create(Service.sale()));

            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_APPLIED);
            release.countDown();
            busy.shutdown();
            assertThat(service.requests()).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStaysVisible() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (Service service = Service.that((request, exchange) -> {
                    arrived.countDown();
                    exchange.hold();
                    gone.countDown();
                });
                Partnero partnero = service.client().build()) {
            CompletableFuture<Boolean> flagged = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    partnero.transactions().create(Service.sale());
                } catch (PartneroInterruptedException e) {
                    flagged.complete(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            arrived.await();
            long start = System.nanoTime();
            caller.interrupt();

            assertThat(flagged.get(1, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(250));
            assertThat(gone.await(1, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void manySalesAreUnderWayAtATime() throws Exception {
        int many = 40;
        CyclicBarrier allThere = new CyclicBarrier(many);
        ExecutorService callers = Executors.newFixedThreadPool(many);
        try (Service service = Service.that((request, exchange) -> {
                    await(allThere);
                    Service.answer(exchange, 200, Map.of(), Service.MADE);
                });
                Partnero partnero = service.client().build()) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                calls.add(
                        CompletableFuture.runAsync(() -> partnero.transactions().create(Service.sale()), callers));
            }

            CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0])).get(20, TimeUnit.SECONDS);
            assertThat(service.requests()).hasSize(many);
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void noThreadOfOursOutlivesTheClient() throws Exception {
        List<Thread> before = oursBut(List.of());
        try (Service service = Service.answering(Service.DONE);
                Partnero partnero = service.client().build()) {
            partnero.transactions().delete("order-1");

            assertThat(oursBut(before)).isNotEmpty().allMatch(Thread::isDaemon);
        }
        for (Thread thread : oursBut(before)) {
            thread.join(1000);
        }
        assertThat(oursBut(before)).isEmpty();
    }

    /** OkHttp renames threads while it uses them; between calls they have the name that we gave them. */
    private static List<Thread> oursBut(List<Thread> others) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !others.contains(thread))
                .filter(thread -> thread.getName().equals("partnero-http")
                        || thread.getName().startsWith("OkHttp http"))
                .toList();
    }

    private static PartneroException inTime(Runnable call) {
        long start = System.nanoTime();
        PartneroException failure = catchThrowableOfType(PartneroException.class, call::run);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SHORT.plusMillis(700));
        return failure;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
