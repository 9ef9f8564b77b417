package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroServerException;
import com.partnero.testkit.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Cases about look-ups after lost answers, and about looking up before sending. */
final class LookUpCases {

    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String DELETE = "DELETE";
    private static final FaultAction ERROR = FaultAction.answer(Response.json(500, "{}"));
    private static final FaultAction RESET = (pending, exchange) -> exchange.reset();
    private static final FaultAction LOST = RESET.afterCommit();
    private static final FaultAction EMPTY_LIST = FaultAction.answer(Responses.emptyList());

    private final Fixture fixture;
    private final List<Case> cases = new ArrayList<>();

    LookUpCases(Fixture fixture) {
        this.fixture = fixture;
    }

    /** The steps of a case with its own service and client. */
    @FunctionalInterface
    private interface Scenario {
        void with(FaultyService service, Partnero partnero) throws Exception;
    }

    private void testCase(String name, Scenario scenario) {
        cases.add(new Case(name, () -> {
            try (FaultyService service = new FaultyService();
                    Partnero partnero = fixture.client(service.baseUrl(), TimeOuts.LONG)) {
                scenario.with(service, partnero);
            }
        }));
    }

    private EndedCall run(PortMethod method, Partnero partnero) throws Exception {
        return fixture.run(TimeOuts.LONG, () -> method.call(partnero));
    }

    List<Case> all() {
        create();
        inTime();
        delete();
        batch();
        createIfAbsent();
        return cases;
    }

    private void create() {
        testCase("a look-up that fails once is repeated", (service, partnero) -> {
            service.onNext(POST, LOST);
            service.onNext(GET, ERROR, RESET);

            checkMade(run(PortMethod.CREATE, partnero), service, 1);
        });
        testCase("a sale that appears late is found by a later look-up", (service, partnero) -> {
            service.onNext(POST, LOST);
            service.onNext(GET, EMPTY_LIST);

            checkMade(run(PortMethod.CREATE, partnero), service, 1);
        });
        testCase("a sale that never appears stays unknown and is not sent again", (service, partnero) -> {
            service.onNext(POST, LOST);
            service.onEvery(GET, EMPTY_LIST);

            run(PortMethod.CREATE, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(service.count(POST)).isEqualTo(1);
        });
        testCase(
                "a look-up that keeps failing leaves the first failure with an unknown outcome",
                (service, partnero) -> {
                    service.onNext(POST, ERROR.afterCommit());
                    service.onEvery(GET, RESET);

                    PartneroException unknown =
                            run(PortMethod.CREATE, partnero).failed(PartneroServerException.class, Outcome.UNKNOWN);

                    assertThat(unknown.status()).isEqualTo(500);
                    assertThat(service.count(POST)).isEqualTo(1);
                });
        testCase("another sale with the key is a conflict", (service, partnero) -> {
            service.record(Canary.KEY, "12.34", Canary.CUSTOMER);
            service.onNext(POST, ERROR);

            run(PortMethod.CREATE, partnero).failed(PartneroConflictException.class, Outcome.UNKNOWN);

            assertThat(service.count(POST)).isEqualTo(1);
        });
        testCase("two sales with the key are a conflict", (service, partnero) -> {
            service.record(Canary.KEY);
            service.record(Canary.KEY);
            service.onNext(POST, ERROR);

            run(PortMethod.CREATE, partnero).failed(PartneroConflictException.class, Outcome.UNKNOWN);
        });
    }

    /** The last fifth of a call is reserved for the look-up. */
    private void inTime() {
        TimeOuts timeOuts = TimeOuts.ofMillis(10_000, 10_000, 2_500);
        FaultAction silence = (pending, exchange) -> exchange.hold();
        for (PortMethod method :
                List.of(PortMethod.CREATE, PortMethod.CREATE_IF_ABSENT, PortMethod.CREATE_ALL, PortMethod.DELETE)) {
            cases.add(new Case(method + " without an answer is looked up before the deadline", () -> {
                try (FaultyService service = new FaultyService();
                        Partnero partnero = fixture.client(service.baseUrl(), timeOuts)) {
                    method.prepare(service);
                    service.onNext(method.httpMethod(), silence.afterCommit());

                    fixture.run(timeOuts, () -> method.call(partnero)).succeeded();

                    assertThat(service.count(method.httpMethod())).isEqualTo(1);
                }
            }));
        }
    }

    private void delete() {
        testCase("a delete of a missing transaction is not found", (service, partnero) -> {
            PartneroException missing =
                    run(PortMethod.DELETE, partnero).failed(PartneroNotFoundException.class, Outcome.NOT_APPLIED);

            assertThat(missing.status()).isEqualTo(404);
            assertThat(service.count(DELETE)).isEqualTo(1);
        });
        testCase(
                "a delete if exists of a missing transaction is false",
                (service, partnero) -> assertThat(
                                run(PortMethod.DELETE_IF_EXISTS, partnero).succeeded())
                        .isEqualTo(false));
        testCase(
                "a delete that takes effect after the first look-up is verified by later ones", (service, partnero) -> {
                    service.record(Canary.KEY);
                    UnservedRequest[] delete = new UnservedRequest[1];
                    service.onNext(DELETE, (pending, exchange) -> {
                        delete[0] = pending;
                        exchange.reset();
                    });
                    service.onNext(GET, (pending, exchange) -> {
                        exchange.respond(pending.carryOut());
                        delete[0].carryOut();
                    });

                    assertThat(run(PortMethod.DELETE_IF_EXISTS, partnero).succeeded())
                            .isEqualTo(true);

                    assertThat(service.count(DELETE)).isEqualTo(1);
                    assertThat(service.deletions()).isEqualTo(1);
                });
        for (PortMethod method : List.of(PortMethod.DELETE, PortMethod.DELETE_IF_EXISTS)) {
            testCase("a lost " + method + " is unknown if several rows have the key", (service, partnero) -> {
                service.record(Canary.KEY);
                service.record(Canary.KEY);
                service.record(Canary.KEY);
                service.onNext(DELETE, LOST);

                run(method, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

                assertThat(service.count(DELETE)).isEqualTo(1);
                assertThat(service.rows(Canary.KEY)).isEqualTo(2);
            });
        }
        testCase("a lost delete whose look-up fails is unknown", (service, partnero) -> {
            service.record(Canary.KEY);
            service.onNext(DELETE, LOST);
            service.onEvery(GET, ERROR);

            run(PortMethod.DELETE, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(service.count(DELETE)).isEqualTo(1);
        });
    }

    private void batch() {
        testCase("a partly recorded batch is unknown, and the exception has the recorded sale", (service, partnero) -> {
            service.onNext(POST, (pending, exchange) -> {
                service.record(Sales.SECOND_KEY);
                exchange.reset();
            });

            PartneroException unknown =
                    run(PortMethod.CREATE_ALL, partnero).failed(PartneroConnectionLostException.class, Outcome.UNKNOWN);

            assertThat(unknown.recorded()).extracting(Transaction::key).containsExactly(Sales.SECOND_KEY);
            assertThat(service.count(POST)).isEqualTo(1);
        });
        testCase("a batch whose answer has fewer sales is looked up", (service, partnero) -> {
            service.onNext(
                    POST,
                    FaultAction.answer(Response.json(200, "{\"data\":[],\"status\":1}"))
                            .afterCommit());

            List<?> made = (List<?>) run(PortMethod.CREATE_ALL, partnero).succeeded();

            assertThat(made).hasSize(2);
            assertThat(service.count(POST)).isEqualTo(1);
        });
    }

    private void createIfAbsent() {
        testCase("createIfAbsent finds the sale and sends nothing", (service, partnero) -> {
            service.record(Canary.KEY);

            Transaction found =
                    (Transaction) run(PortMethod.CREATE_IF_ABSENT, partnero).succeeded();

            assertThat(found.key()).isEqualTo(Canary.KEY);
            assertThat(service.count(POST)).isZero();
        });
        testCase("createIfAbsent that finds another sale reports a conflict and sends nothing", (service, partnero) -> {
            service.record(Canary.KEY, "12.34", Canary.CUSTOMER);

            run(PortMethod.CREATE_IF_ABSENT, partnero).failed(PartneroConflictException.class, Outcome.NOT_APPLIED);

            assertThat(service.count(POST)).isZero();
        });
        testCase("createIfAbsent whose look-up fails sends nothing", (service, partnero) -> {
            service.onEvery(GET, ERROR);

            run(PortMethod.CREATE_IF_ABSENT, partnero).failed(PartneroServerException.class, Outcome.NOT_APPLIED);

            assertThat(service.count(GET)).isEqualTo(3);
            assertThat(service.count(POST)).isZero();
        });
        testCase("two threads that create one sale if absent send it once", (service, partnero) -> {
            CountDownLatch posted = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            service.onNext(POST, (pending, exchange) -> {
                posted.countDown();
                exchange.hold(go);
                exchange.respond(pending.carryOut());
            });
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Future<EndedCall> one = threads.submit(() -> run(PortMethod.CREATE_IF_ABSENT, partnero));
            posted.await();
            Future<EndedCall> other = threads.submit(() -> run(PortMethod.CREATE_IF_ABSENT, partnero));
            threads.shutdown();

            // Enough time for a faulty client to send it twice.
            Eventually.isTrue(Duration.ofMillis(300), () -> service.count(POST) > 1);
            go.countDown();

            assertThat(((Transaction) one.get().succeeded()).key()).isEqualTo(Canary.KEY);
            assertThat(((Transaction) other.get().succeeded()).key()).isEqualTo(Canary.KEY);
            assertThat(service.count(POST)).isEqualTo(1);
        });
        for (PortMethod first : List.of(PortMethod.CREATE, PortMethod.CREATE_IF_ABSENT)) {
            testCase("createIfAbsent after " + first + " sends nothing while the list lags", (service, partnero) -> {
                service.onEvery(GET, EMPTY_LIST);
                run(first, partnero).succeeded();

                Transaction found =
                        (Transaction) run(PortMethod.CREATE_IF_ABSENT, partnero).succeeded();

                assertThat(found.key()).isEqualTo(Canary.KEY);
                assertThat(service.count(POST)).isEqualTo(1);
                assertThat(service.rows(Canary.KEY)).isEqualTo(1);
            });
        }
        testCase("threads that create one sale if absent send it once while the list lags", (service, partnero) -> {
            service.onEvery(GET, EMPTY_LIST);
            ExecutorService threads = Executors.newFixedThreadPool(16);
            List<Future<EndedCall>> all =
                    threads.invokeAll(Collections.nCopies(64, () -> run(PortMethod.CREATE_IF_ABSENT, partnero)));
            threads.shutdown();

            for (Future<EndedCall> one : all) {
                assertThat(((Transaction) one.get().succeeded()).key()).isEqualTo(Canary.KEY);
            }
            assertThat(service.count(POST)).isEqualTo(1);
        });
    }

    private static void checkMade(EndedCall result, FaultyService service, int posts) {
        Transaction made = (Transaction) result.succeeded();
        assertThat(made.key()).isEqualTo(Canary.KEY);
        assertThat(made.isVerified()).isTrue();
        assertThat(service.count(POST)).isEqualTo(posts);
        assertThat(service.rows(Canary.KEY)).isEqualTo(1);
    }
}
