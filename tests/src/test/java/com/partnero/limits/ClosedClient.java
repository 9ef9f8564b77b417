package com.partnero.limits;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.errors.PartneroException;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Makes calls with an API key that stands in no constant and no argument, closes the client and writes what is left on the heap to
 * a file: {@code TRANSPORT BASE-URL SEED FILE}.
 */
public final class ClosedClient {

    private ClosedClient() {}

    /** The API key of a seed. */
    static String key(int seed) {
        StringBuilder key = new StringBuilder("ca").append("na").append("ry-");
        for (long state = seed; key.length() < 40; ) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            key.append((char) ('a' + Math.floorMod(state >> 33, 26)));
        }
        return key.toString();
    }

    public static void main(String... arguments) throws Exception {
        callAndClose(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
        awaitTheEndOfItsThreads();
        letCleanersRun();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[3], true);
    }

    /** A busy machine ends them late; what they hold is no longer the client's. */
    private static void awaitTheEndOfItsThreads() throws InterruptedException {
        long start = System.nanoTime();
        do {
            Thread.sleep(500);
        } while (System.nanoTime() - start < Duration.ofSeconds(30).toNanos()
                && Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .anyMatch(name -> name.startsWith("partnero") || name.contains("HttpClient")));
    }

    /** On Java 25, a cleaner of the JDK holds an HTTP client until a collection has found that nothing else does. */
    private static void letCleanersRun() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
    }

    private static void callAndClose(String transport, String baseUrl, int seed) throws IOException {
        try (Partnero partnero = Calls.builder(transport)
                .apiKey(ApiKey.of(key(seed)))
                .baseUrl(baseUrl)
                .callTimeout(Duration.ofSeconds(5))
                .build()) {
            for (int i = 0; i < 20; i++) {
                try {
                    partnero.transactions()
                            .create(NewTransaction.builder()
                                    .key("order-" + i)
                                    .amount(Amount.of("1", "EUR"))
                                    .buyer(CustomerRef.id("customer_1"))
                                    .build());
                } catch (PartneroException e) {
                    // The server repeats the key wherever it can.
                }
            }
        }
    }
}
