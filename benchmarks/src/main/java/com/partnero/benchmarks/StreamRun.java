package com.partnero.benchmarks;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads many transactions as a stream and measures whether its memory stays constant. */
public final class StreamRun {

    private static final int PARTS = 10;

    private StreamRun() {}

    /**
     * Prints the figures.
     *
     * @param arguments the transport, and the number of transactions
     * @throws IOException if the server does not start
     */
    public static void main(String[] arguments) throws IOException {
        Fork.print(figures(Transport.valueOf(arguments[0]), Integer.parseInt(arguments[1])));
    }

    static Map<String, Long> figures(Transport transport, int transactions) throws IOException {
        try (ServerProcess server = ServerProcess.growing(transactions);
                Partnero partnero = transport.builder(server).build()) {
            TransactionQuery query = TransactionQuery.all().withLimit(Documents.ROWS);
            Iterator<Transaction> rows = partnero.transactions().stream(query).iterator();
            long least = Long.MAX_VALUE;
            long most = 0;
            int read = 0;
            long begin = System.nanoTime();
            for (int part = 1; part <= PARTS; part++) {
                for (; read < (long) transactions * part / PARTS && rows.hasNext(); read++) {
                    rows.next();
                }
                long live = liveKilobytes();
                least = Math.min(least, live);
                most = Math.max(most, live);
            }
            Map<String, Long> figures = new LinkedHashMap<>();
            figures.put("transactions", (long) (rows.hasNext() ? read + 1 : read));
            figures.put("requests", (long) server.seen().requests());
            figures.put("milliseconds", (System.nanoTime() - begin) / 1_000_000);
            figures.put("least-live-heap-kb", least);
            figures.put("most-live-heap-kb", most);
            return figures;
        }
    }

    private static long liveKilobytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
    }
}
