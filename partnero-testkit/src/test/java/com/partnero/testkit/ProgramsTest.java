package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.partnero.Operation;
import com.partnero.reference.Curl;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each API key of an emulator is a program of its own. */
class ProgramsTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final PartneroEmulator emulator =
            PartneroEmulator.builder().admitUnknownKeys().start();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private static String sale(String key) {
        return "{\"customer\":{\"id\":\"customer_456\"},\"key\":\"" + key + "\",\"amount\":99.99,\"action\":\"sale\"}";
    }

    /** A suite in another language: it knows the base URL and takes a key at random. */
    private final class Suite {

        private final String apiKey = "suite-" + UUID.randomUUID();
        private final Curl api = new Curl(emulator.baseUrl(), apiKey);

        String control(String method, String path, String body) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(emulator.consoleUrl() + "__partnero/" + path))
                    .header("Authorization", "Bearer " + apiKey)
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (!body.isEmpty()) {
                request.header("Content-Type", "application/json");
            }
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }

        /** Returns what the suite finds wrong. */
        List<String> run(int round) throws Exception {
            List<String> wrong = new ArrayList<>();
            control("POST", "reset", "");
            check(wrong, "empty at the start", api.get("/transactions").body().contains("\"data\":[]"));
            control("POST", "customers", "{\"id\":\"customer_123\"}");
            control("POST", "customers", "{\"id\":\"customer_456\",\"referrer\":\"customer_123\"}");
            control("PATCH", "switches", "{\"repeatedKey\":\"" + (round % 2 == 0 ? "CONFLICT_409" : "REPLAY") + "\"}");
            control("POST", "faults", "{\"status\":503,\"operation\":\"transactions.create\"}");
            control("POST", "clock", "{\"advance\":\"P" + round + "D\"}");
            check(
                    wrong,
                    "its own fault",
                    api.post("/transactions", sale("order-1")).status() == 503);
            check(
                    wrong,
                    "no other fault",
                    api.post("/transactions", sale("order-1")).status() == 200);
            int repeated = api.post("/transactions", sale("order-1")).status();
            check(wrong, "its own switch", repeated == (round % 2 == 0 ? 409 : 200));
            check(
                    wrong,
                    "one row",
                    api.get("/transactions")
                                    .json()
                                    .getAsJsonObject()
                                    .getAsJsonArray("data")
                                    .size()
                            == 1);
            JsonArray requests =
                    JsonParser.parseString(control("GET", "requests", "")).getAsJsonArray();
            check(wrong, "its own requests", requests.size() == 5);
            Instant now = Instant.parse(JsonParser.parseString(control("GET", "clock", ""))
                    .getAsJsonObject()
                    .get("now")
                    .getAsString());
            Duration ahead = Duration.between(Instant.now(), now).minus(Duration.ofDays(round));
            check(wrong, "its own clock", ahead.abs().compareTo(Duration.ofMinutes(5)) < 0);
            check(
                    wrong,
                    "its own balance",
                    api.get("/customers/customer_123/balance").body().contains("19.998"));
            return wrong;
        }

        private void check(List<String> wrong, String what, boolean right) {
            if (!right) {
                wrong.add(apiKey + ": " + what);
            }
        }
    }

    @Test
    void tenSuitesInParallelDoNotMeet() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(10);
        try {
            List<Future<List<String>>> suites = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Suite suite = new Suite();
                int rounds = 2 + i % 3;
                suites.add(pool.submit(() -> {
                    List<String> wrong = new ArrayList<>();
                    for (int round = 1; round <= rounds; round++) {
                        wrong.addAll(suite.run(round));
                    }
                    return wrong;
                }));
            }
            for (Future<List<String>> suite : suites) {
                assertThat(suite.get()).isEmpty();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(emulator.programs()).hasSize(11);
        assertThat(emulator.requests()).isEmpty();
        assertThat(emulator.service().customers()).isEmpty();
    }

    @Test
    void anUnknownKeyIsRefusedUnlessItIsAdmitted() {
        try (PartneroEmulator strict = PartneroEmulator.start()) {
            strict.faults().next(Fault.SERVER_ERROR);

            assertThat(new Curl(strict.baseUrl(), "another")
                            .get("/transactions")
                            .status())
                    .isEqualTo(401);

            assertThat(strict.programs()).hasSize(1);
            assertThat(strict.requests().get(0).reason()).contains("no program of the emulator has this API key");
            assertThat(strict.faults().planned())
                    .as("a stranger does not use up a fault")
                    .hasSize(1);
            EmulatedProgram another = strict.addProgram("another");
            assertThat(new Curl(strict.baseUrl(), "another")
                            .get("/transactions")
                            .status())
                    .isEqualTo(200);
            assertThat(another.received()).containsExactly(Operation.LIST);
            assertThat(strict.received()).containsExactly(Operation.LIST);
        }
        assertThat(new Curl(emulator.baseUrl(), "").get("/transactions").status())
                .isEqualTo(401);
    }

    @Test
    void theSchemeOfTheKeyMayBeInAnyCase() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(emulator.baseUrl() + "/test"))
                .header("Authorization", "bearer " + emulator.apiKey())
                .build();

        assertThat(Curl.send(request).status()).isEqualTo(200);
    }

    @Test
    void aProgramIsFilledResetAndRemovedByItself() {
        try (PartneroEmulator seeded = PartneroEmulator.builder()
                .seed(service -> service.addCustomer("customer_123"))
                .start()) {
            EmulatedProgram second = seeded.addProgram("second");
            second.service().addCustomer("customer_456");
            seeded.service().addCustomer("customer_789");

            second.reset();

            assertThat(second.service().customers()).hasSize(1);
            assertThat(seeded.service().customers()).hasSize(2);
            second.close();
            assertThat(new Curl(seeded.baseUrl(), "second").get("/test").status())
                    .isEqualTo(401);
            assertThatIllegalArgumentException().isThrownBy(() -> seeded.program("second"));
            assertThatIllegalArgumentException().isThrownBy(() -> seeded.addProgram(seeded.apiKey()));
            assertThatIllegalStateException()
                    .isThrownBy(() -> seeded.program(seeded.apiKey()).close());
        }
    }

    @Test
    void programsCanBeListedAddedAndRemovedOverHttp() throws Exception {
        Suite suite = new Suite();
        suite.control("POST", "customers", "{\"id\":\"customer_123\"}");
        assertThat(suite.control("GET", "programs", ""))
                .isEqualTo("[{\"api_key\":\"emulator\",\"transactions\":0,\"requests\":0},{\"api_key\":\""
                        + suite.apiKey + "\",\"transactions\":0,\"requests\":0}]");
        suite.control("POST", "programs", "{\"api_key\":\"third\"}");
        assertThat(emulator.program("third").service().customers()).isEmpty();
        suite.control("DELETE", "programs?program=third", "");
        suite.control("DELETE", "programs", "");
        assertThat(emulator.programs()).hasSize(1);
    }

    @Test
    void aControlRequestNamesItsProgramInTheAddressToo() throws Exception {
        EmulatedProgram second = emulator.addProgram("second one");
        Suite suite = new Suite();

        suite.control("POST", "customers?program=second%20one", "{\"id\":\"customer_123\"}");

        assertThat(second.service().customers()).hasSize(1);
        assertThat(emulator.service().customers()).isEmpty();
    }

    @Test
    void anUnknownProgramIsNamedAsSuch() throws Exception {
        try (PartneroEmulator strict = PartneroEmulator.start()) {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(strict.consoleUrl() + "__partnero/state?program=x"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("There is no program with this API key.");
        }
    }

    @Test
    void theClockMovesForwardAndReturnsAtAReset() throws Exception {
        Suite suite = new Suite();
        suite.control("POST", "clock", "{\"advance\":\"P30D\"}");
        EmulatedProgram program = emulator.program(suite.apiKey);
        assertThat(program.service().clock().instant()).isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(emulator.service().clock().instant()).isBefore(Instant.now().plus(Duration.ofDays(1)));

        suite.control("POST", "reset", "");

        assertThat(program.service().clock().instant()).isBefore(Instant.now().plus(Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> program.service().advance(Duration.ofSeconds(-1)))
                .withMessageContaining("forward only");
        PartneroService fixed = PartneroService.create(Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC));
        assertThatIllegalArgumentException().isThrownBy(() -> fixed.advance(Duration.ofSeconds(1)));
    }

    @Test
    void rewardsUnderReviewAreDueWhenTheClockHasMoved() throws Exception {
        Suite suite = new Suite();
        suite.control("POST", "customers", "{\"id\":\"customer_123\"}");
        suite.control("POST", "customers", "{\"id\":\"customer_456\",\"referrer\":\"customer_123\"}");
        emulator.program(suite.apiKey).service().program().reviewPeriod(Duration.ofDays(14));
        suite.api.post("/transactions", sale("order-1"));
        assertThat(suite.api.get("/transactions/order-1").body()).contains("review_period");

        suite.control("POST", "clock", "{\"advance\":\"P15D\"}");

        assertThat(suite.api.get("/transactions/order-1").body()).contains("\"status\":\"ok\"");
    }
}
