package com.partnero.benchmarks;

import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Records a large batch, then again with a lost answer. */
public final class BatchRun {

    private static final int WARM_UP = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private BatchRun() {}

    /**
     * Prints the figures.
     *
     * @param arguments the transport, and the number of sales
     * @throws IOException if the server does not start
     */
    public static void main(String[] arguments) throws IOException {
        Transport transport = Transport.valueOf(arguments[0]);
        int sales = Integer.parseInt(arguments[1]);
        for (int i = 0; i < WARM_UP; i++) {
            figures(transport, sales);
        }
        Fork.print(figures(transport, sales));
    }

    static Map<String, Long> figures(Transport transport, int sales) throws IOException {
        Map<String, Long> figures = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.growing(0);
                Partnero partnero = transport
                        .builder(server)
                        .callTimeout(Duration.ofMinutes(1))
                        .build()) {
            send(partnero, server, Documents.batch(0, sales), "", figures);
            server.loseNextAnswer();
            send(partnero, server, Documents.batch(sales, sales), "lost-", figures);
        }
        return figures;
    }

    private static void send(
            Partnero partnero,
            ServerProcess server,
            NewTransactionBatch batch,
            String prefix,
            Map<String, Long> figures) {
        int requests = server.seen().requests();
        long bytes = allocated();
        long begin = System.nanoTime();
        List<Transaction> recorded = partnero.transactions().createAll(batch);
        figures.put(prefix + "milliseconds", (System.nanoTime() - begin) / 1_000_000);
        figures.put(prefix + "allocated-kb", (allocated() - bytes) / 1024);
        figures.put(prefix + "requests", (long) server.seen().requests() - requests);
        figures.put(prefix + "recorded", (long) recorded.size());
    }

    /** Bytes allocated by all current threads, which include the idle threads of a client. */
    private static long allocated() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
