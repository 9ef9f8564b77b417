package com.partnero.transport.contracts;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import com.partnero.transport.contracts.StrayAnswer.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A gateway answers each request twice, the second time a little later. No call may take that stray answer for its own
 * if the answer does not say what it is about.
 */
final class StrayAnswerCases {

    private static final int[] DELAYS = {0, 1, 5, 20, 100};
    private static final int[] CALLERS = {1, 8};
    private static final int ROUNDS_OF_ONE = TransportContract.ALL ? 12 : 4;
    private static final int ROUNDS_OF_EACH = TransportContract.ALL ? 3 : 1;
    private static final TimeOuts TIME_OUTS = TimeOuts.ofMillis(4_000, 4_000, 6_000);

    private final Fixture fixture;
    private final Supplier<@Nullable PartneroBuilder<?>> tlsBuilder;
    private final AtomicIntegerArray counts =
            new AtomicIntegerArray(StrayAnswer.values().length * Verdict.values().length);
    private final AtomicInteger lastOrder = new AtomicInteger();

    /** @param tlsBuilder makes a client that trusts {@link TestCertificate}; null leaves out the cases over TLS */
    StrayAnswerCases(Fixture fixture, Supplier<@Nullable PartneroBuilder<?>> tlsBuilder) {
        this.fixture = fixture;
        this.tlsBuilder = tlsBuilder;
    }

    List<Case> all() {
        boolean[] securities = tlsBuilder.get() == null ? new boolean[] {false} : new boolean[] {false, true};
        List<Case> cases = new ArrayList<>();
        for (int delay : DELAYS) {
            for (boolean secure : securities) {
                for (int callers : CALLERS) {
                    for (boolean chunked : new boolean[] {false, true}) {
                        String circumstances = ", " + delay + " ms late, " + (secure ? "TLS, " : "plain, ") + callers
                                + (callers == 1 ? " caller, " : " callers, ")
                                + (chunked ? "chunked" : "Content-Length");
                        for (StrayAnswer stray : StrayAnswer.values()) {
                            cases.add(
                                    new Case(stray + circumstances, () -> run(stray, delay, secure, callers, chunked)));
                        }
                    }
                }
            }
        }
        return cases;
    }

    private void run(StrayAnswer stray, int delay, boolean secure, int callers, boolean chunked) throws Exception {
        SSLContext tls = null;
        if (secure) {
            tls = SSLContext.getInstance("TLS");
            tls.init(TestCertificate.keyManagers().getKeyManagers(), null, null);
        }
        try (StrayServer server = new StrayServer(tls, Duration.ofMillis(delay), chunked, stray);
                Partnero partnero = client(server, secure)) {
            for (Call call : calls(stray, server, partnero, callers)) {
                counts.incrementAndGet(position(stray, call.verdict()));
                if (call.verdict() == Verdict.WRONG) {
                    throw new UnsafeCallError(new AssertionError(
                            "a stray answer was believed", call.ended().thrown()));
                }
                if (call.verdict() == Verdict.LOST) {
                    throw new AssertionError(
                            "a stray answer made a call fail", call.ended().thrown());
                }
            }
        }
    }

    private record Call(EndedCall ended, Verdict verdict) {}

    private Partnero client(StrayServer server, boolean secure) {
        PartneroBuilder<?> builder = secure ? tlsBuilder.get() : null;
        return builder == null
                ? fixture.client(server.baseUrl(), TIME_OUTS)
                : fixture.finish(builder, server.baseUrl(), TIME_OUTS).build();
    }

    private List<Call> calls(StrayAnswer stray, StrayServer server, Partnero partnero, int callers) throws Exception {
        int rounds = callers == 1 ? ROUNDS_OF_ONE : ROUNDS_OF_EACH;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<List<Call>>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> {
                    List<Call> calls = new ArrayList<>();
                    for (int round = 0; round < rounds; round++) {
                        calls.add(call(stray, server, partnero));
                    }
                    return calls;
                }));
            }
            List<Call> all = new ArrayList<>();
            for (Future<List<Call>> calls : running) {
                all.addAll(calls.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Makes the call right after a read or another call, or both, that left stray answers on their connections. */
    private Call call(StrayAnswer stray, StrayServer server, Partnero partnero) {
        int number = lastOrder.addAndGet(2);
        if (stray.followsARead()) {
            EndedCall.of(() -> partnero.transactions().find("order-" + number));
        }
        if (stray.followsAnother()) {
            EndedCall.of(() -> stray.call(partnero, "order-" + (number + 1)));
        }
        String key = "order-" + number;
        EndedCall ended = EndedCall.of(() -> stray.call(partnero, key));
        return new Call(ended, stray.judge(ended, server.recorded().contains(key)));
    }

    private static int position(StrayAnswer stray, Verdict verdict) {
        return stray.ordinal() * Verdict.values().length + verdict.ordinal();
    }

    /** How many calls ended in which way. */
    String summary() {
        StringBuilder text = new StringBuilder("Calls beside stray answers:");
        for (StrayAnswer stray : StrayAnswer.values()) {
            text.append("\n  ").append(stray).append(':');
            for (Verdict verdict : Verdict.values()) {
                text.append(' ')
                        .append(counts.get(position(stray, verdict)))
                        .append(' ')
                        .append(verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }
}
