package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.ApiKey;
import com.partnero.CustomerProfile;
import com.partnero.Partnero;
import com.partnero.transport.contracts.StrayServer.Received;
import com.partnero.transport.contracts.StrayServer.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One client calls two programs that know the same customer. A gateway answers each request twice, the second time a little
 * later. No call may get the balance that the customer has in the other program.
 */
final class OtherProgramCases {

    private static final int[] DELAYS = {0, 1, 5, 30, 100};
    private static final int[] CALLERS = {1, 8};
    private static final int CALLS_OF_ONE = TransportContract.ALL ? 60 : 12;
    private static final int CALLS_OF_EACH = TransportContract.ALL ? 20 : 4;
    private static final TimeOuts TIME_OUTS = TimeOuts.ofMillis(4_000, 4_000, 6_000);
    private static final List<String> PROGRAMS = List.of("program-a", "program-b");

    private final Fixture fixture;

    OtherProgramCases(Fixture fixture) {
        this.fixture = fixture;
    }

    List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (int delay : DELAYS) {
            for (int callers : CALLERS) {
                for (boolean chunked : new boolean[] {false, true}) {
                    cases.add(new Case(
                            "balance, " + delay + " ms late, " + callers + (callers == 1 ? " caller, " : " callers, ")
                                    + (chunked ? "chunked" : "Content-Length"),
                            () -> run(delay, callers, chunked)));
                }
            }
        }
        return cases;
    }

    private void run(int delay, int callers, boolean chunked) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try (StrayServer server = new StrayServer(null, Duration.ofMillis(delay), chunked, new TwoPrograms());
                Partnero client = fixture.client(server.baseUrl(), TIME_OUTS)) {
            List<Partnero> programs =
                    PROGRAMS.stream().map(key -> client.withKey(ApiKey.of(key))).toList();
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> callInTurns(programs, callers == 1 ? CALLS_OF_ONE : CALLS_OF_EACH)));
            }
            for (Future<List<String>> calls : running) {
                for (String mistake : calls.get()) {
                    throw new UnsafeCallError(new AssertionError(mistake));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns which calls got the data of the other program. */
    private static List<String> callInTurns(List<Partnero> programs, int calls) {
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            String expected = PROGRAMS.get(i % programs.size());
            CustomerProfile customer = programs.get(i % programs.size())
                    .balances()
                    .get("customer_123")
                    .customer();
            String found = customer == null ? "nobody" : customer.status();
            if (!expected.equals(found)) {
                mistakes.add("a call with the key of " + expected + " got the data of " + found);
            }
        }
        return mistakes;
    }

    /** The customer's status names the program, because a stray answer is right in every other way. */
    private static final class TwoPrograms implements StrayServer.Script {

        @Override
        public Reply answer(Received request) {
            assertThat(PROGRAMS).contains(request.apiKey());
            return new Reply(
                    200,
                    "{\"data\":{\"customer\":{\"id\":\"customer_123\",\"status\":\"" + request.apiKey()
                            + "\"},\"balance\":{\"currency\":[],\"non_currency\":[]}},\"status\":1}");
        }

        @Override
        public Reply stray(Received request, Reply answer) {
            return answer;
        }
    }
}
