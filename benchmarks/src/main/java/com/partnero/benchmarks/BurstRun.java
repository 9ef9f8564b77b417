package com.partnero.benchmarks;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Many callers record a sale at the same moment, at a service that answers or at one that hangs. */
public final class BurstRun {

    private static final int WARM_UP_CALLERS = 8;
    private static final int WARM_UP_CALLS = 500;

    private final AtomicInteger sales = new AtomicInteger();

    private BurstRun() {}

    /** Who makes the calls. */
    enum Way {
        FEIGN {
            @Override
            Create open(String url, Duration deadline) {
                return create(FeignPartnero.builder(), url, deadline);
            }
        },
        FEIGN_WITHOUT_LIMIT {
            @Override
            Create open(String url, Duration deadline) {
                return create(FeignPartnero.builder().maxConcurrentRequests(0), url, deadline);
            }
        },
        RETROFIT {
            @Override
            Create open(String url, Duration deadline) {
                return create(RetrofitPartnero.builder(), url, deadline);
            }
        },
        RETROFIT_WITHOUT_LIMIT {
            @Override
            Create open(String url, Duration deadline) {
                return create(RetrofitPartnero.builder().maxConcurrentRequests(0), url, deadline);
            }
        },
        /** The JDK's client with the same bytes and no policy. */
        JDK {
            @Override
            Create open(String url, Duration deadline) {
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                return number -> {
                    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/transactions"))
                            .timeout(deadline)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"key\":\"order-" + number + "\",\"amount\":99.99}"))
                            .build();
                    try {
                        http.send(request, BodyHandlers.ofByteArray());
                        return End.RECORDED;
                    } catch (IOException e) {
                        return End.UNKNOWN;
                    }
                };
            }
        };

        abstract Create open(String url, Duration deadline);

        private static Create create(PartneroBuilder<?> builder, String url, Duration deadline) {
            Partnero partnero =
                    builder.apiKey("key").baseUrl(url).callTimeout(deadline).build();
            return number -> {
                try {
                    partnero.transactions().create(Documents.newSale(number));
                    return End.RECORDED;
                } catch (PartneroException e) {
                    return e.outcome() == Outcome.UNKNOWN ? End.UNKNOWN : End.NOT_APPLIED;
                }
            };
        }
    }

    private enum End {
        RECORDED,
        UNKNOWN,
        NOT_APPLIED
    }

    @FunctionalInterface
    private interface Create {
        End run(int number) throws InterruptedException;
    }

    /**
     * Prints the figures.
     *
     * @param arguments the way, whether the service is {@code UP} or {@code SILENT}, the number of callers, the deadline in
     *     milliseconds, and {@code true} to make calls before
     * @throws IOException if the server does not start
     * @throws InterruptedException if the run is to end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fork.print(figures(
                Way.valueOf(arguments[0]),
                GrowingServer.Mode.valueOf(arguments[1]),
                Integer.parseInt(arguments[2]),
                Duration.ofMillis(Long.parseLong(arguments[3])),
                Boolean.parseBoolean(arguments[4])));
        // The JDK's client of Java 17 cannot be closed.
        System.exit(0);
    }

    static Map<String, Long> figures(Way way, GrowingServer.Mode mode, int callers, Duration deadline, boolean warm)
            throws IOException, InterruptedException {
        return new BurstRun().run(way, mode, callers, deadline, warm);
    }

    private Map<String, Long> run(Way way, GrowingServer.Mode mode, int callers, Duration deadline, boolean warm)
            throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.growing(0)) {
            Create create = way.open(server.url(), deadline);
            if (warm) {
                for (int i = 0; i < WARM_UP_CALLS; i++) {
                    burst(create, WARM_UP_CALLERS);
                }
            }
            server.become(mode);
            return burst(create, callers);
        }
    }

    /** Every caller has its thread before the first call. */
    private Map<String, Long> burst(Create create, int callers) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(callers);
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(callers);
        long[] nanos = new long[callers];
        End[] ends = new End[callers];
        for (int i = 0; i < callers; i++) {
            int caller = i;
            int number = sales.getAndIncrement();
            Thread thread = new Thread(() -> {
                try {
                    ready.countDown();
                    go.await();
                    long begin = System.nanoTime();
                    ends[caller] = create.run(number);
                    nanos[caller] = System.nanoTime() - begin;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        ready.await();
        long begin = System.nanoTime();
        go.countDown();
        done.await();
        long whole = System.nanoTime() - begin;
        Arrays.sort(nanos);
        Map<String, Long> figures = new LinkedHashMap<>();
        for (End end : End.values()) {
            figures.put(
                    Cells.name(end).replace(' ', '-'),
                    Arrays.stream(ends).filter(end::equals).count());
        }
        figures.put("p50-milliseconds", nanos[callers / 2] / 1_000_000);
        figures.put("p99-milliseconds", nanos[callers * 99 / 100] / 1_000_000);
        figures.put("most-milliseconds", nanos[callers - 1] / 1_000_000);
        figures.put("whole-milliseconds", whole / 1_000_000);
        return figures;
    }
}
