package com.partnero.limits;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Partnero;
import com.partnero.TransactionQuery;
import com.partnero.client.PartneroBuilder;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes calls of one kind at once and writes how they ended: {@code TRANSPORT BASE-URL KIND CALLS}. */
public final class Calls {

    /** A busy machine needs long for the megabytes. */
    private static final Duration TIME_OUT = Duration.ofMinutes(1);

    /** What a call may compute; waiting does not count. */
    private static final Duration WORK = Duration.ofSeconds(10);

    private Calls() {}

    public static void main(String... arguments) throws Exception {
        Function<Partnero, Object> call = switch (arguments[2]) {
            case "page" -> partnero -> partnero.transactions().list(TransactionQuery.all());
            case "key" -> partnero -> partnero.transactions().list(TransactionQuery.byKey("order-1"));
            case "balance" -> partnero -> partnero.balances().get("customer_1");
            case "batch" -> partnero -> partnero.transactions().createAll(batch(true));
            case "keyless" -> partnero -> partnero.transactions().createAll(batch(false));
            default -> throw new IllegalArgumentException(arguments[2]);
        };
        int calls = Integer.parseInt(arguments[3]);
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try (Partnero partnero = builder(arguments[0])
                .apiKey("key")
                .baseUrl(arguments[1])
                .connectTimeout(TIME_OUT)
                .readTimeout(TIME_OUT)
                .callTimeout(TIME_OUT)
                .build()) {
            List<Future<String>> ends = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                ends.add(threads.submit(() -> end(call, partnero)));
            }
            for (Future<String> end : ends) {
                System.out.println(end.get());
            }
        }
        threads.shutdown();
    }

    static PartneroBuilder<?> builder(String transport) {
        return transport.equals("feign") ? FeignPartnero.builder() : RetrofitPartnero.builder();
    }

    private static String end(Function<Partnero, Object> call, Partnero partnero) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long start = thread.getCurrentThreadCpuTime();
        String end;
        try {
            Object unused = call.apply(partnero);
            end = "done";
        } catch (PartneroException e) {
            end = e.getClass().getSimpleName() + " " + e.outcome();
        }
        boolean busy = thread.getCurrentThreadCpuTime() - start > WORK.toNanos();
        return end + (busy ? " after much work" : "");
    }

    private static NewTransactionBatch batch(boolean keys) {
        return NewTransactionBatch.of(IntStream.range(0, keys ? 4 : 1000)
                .mapToObj(i -> {
                    NewTransaction.Builder sale = NewTransaction.builder();
                    return (keys ? sale.key("order-" + i) : sale.withoutKey())
                            .amount(Amount.ofMinor(100 + i, "EUR"))
                            .buyer(CustomerRef.id("customer_1"))
                            .build();
                })
                .toList());
    }
}
