package com.partnero.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** What a fresh connection costs over Feign: a call on a kept connection beside calls that open one. */
public final class FreshConnectionRun {

    private static final int WARM_UP = 1_500;
    private static final int CALLS = 1_000;
    private static final int[] CALLERS = {1, 8};

    private FreshConnectionRun() {}

    /**
     * Prints medians in microseconds, over plain HTTP and TLS.
     *
     * @param arguments none
     * @throws IOException if the server does not start
     * @throws InterruptedException if the run is to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("Java " + Runtime.version().feature() + ", medians in microseconds");
        for (Tls tls : new Tls[] {null, new Tls(Tls.generate())}) {
            Map<String, Long> figures = figures(tls);
            figures.forEach((name, micros) ->
                    System.out.printf(Locale.ROOT, "%s, %s: %,d%n", tls == null ? "plain" : "TLS", name, micros));
        }
    }

    private static Map<String, Long> figures(@Nullable Tls tls) throws IOException, InterruptedException {
        ServerSocketFactory sockets =
                tls == null ? ServerSocketFactory.getDefault() : tls.context().getServerSocketFactory();
        LoopbackServer server = new LoopbackServer((request, body) -> LoopbackServer.answer("200 OK", answer(request)));
        ServerSocket listener = sockets.createServerSocket(0, LoopbackServer.BACKLOG, InetAddress.getLoopbackAddress());
        server.open(listener);
        String url = (tls == null ? "http" : "https") + "://localhost:" + listener.getLocalPort() + "/v1";
        Map<String, Long> figures = new LinkedHashMap<>();
        try (Partnero usual = client(url, tls).build();
                Partnero careful =
                        client(url, tls).freshConnectionForWrites(true).build()) {
            for (int callers : CALLERS) {
                String by = callers == 1 ? " by one caller" : " by " + callers + " callers";
                figures.put("a create on a kept connection" + by, median(callers, usual, FreshConnectionRun::create));
                figures.put("a credit note on a fresh one" + by, median(callers, usual, FreshConnectionRun::credit));
                figures.put("a create on a fresh one" + by, median(callers, careful, FreshConnectionRun::create));
            }
        } finally {
            server.close();
        }
        return figures;
    }

    private static FeignPartnero.Builder client(String url, @Nullable Tls tls) {
        FeignPartnero.Builder builder = FeignPartnero.builder().apiKey("key").baseUrl(url);
        return tls == null
                ? builder
                : builder.httpClient(
                        HttpClient.newBuilder().sslContext(tls.context()).build());
    }

    private static byte[] answer(String request) {
        return (request.contains("credit")
                        ? "{\"status\":1}"
                        : "{\"data\":{\"key\":\"order-1\",\"amount\":1},\"status\":1}")
                .getBytes(UTF_8);
    }

    private static void create(Partnero partnero) {
        partnero.transactions()
                .create(NewTransaction.builder()
                        .key("order-1")
                        .amount(Amount.of("1"))
                        .buyer(CustomerRef.id("customer_2"))
                        .build());
    }

    private static void credit(Partnero partnero) {
        partnero.balances().credit("customer_1", Amount.of("1", "USD"));
    }

    private static long median(int callers, Partnero partnero, Consumer<Partnero> call) throws InterruptedException {
        run(callers, WARM_UP, partnero, call);
        long[] nanos = run(callers, CALLS, partnero, call);
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1_000;
    }

    private static long[] run(int callers, int calls, Partnero partnero, Consumer<Partnero> call)
            throws InterruptedException {
        long[] nanos = new long[callers * (calls / callers)];
        CountDownLatch end = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            int first = caller * (calls / callers);
            Thread thread = new Thread(() -> {
                for (int i = 0; i < calls / callers; i++) {
                    long begin = System.nanoTime();
                    call.accept(partnero);
                    nanos[first + i] = System.nanoTime() - begin;
                }
                end.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        end.await();
        return nanos;
    }
}
