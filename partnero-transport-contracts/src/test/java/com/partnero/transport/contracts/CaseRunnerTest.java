package com.partnero.transport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class CaseRunnerTest {

    private boolean busy;
    private final CaseRunner runner = runner(Duration.ofMinutes(5));

    @Test
    void aSummaryCountsTheCasesOfEachCause() {
        List<Case> cases = new ArrayList<>(
                cases(5, "twice", () -> assertThat(2).as("sends a POST 2 times").isEqualTo(1)));
        cases.addAll(cases(1, "late", () -> assertThat(9).as("time taken").isLessThan(8)));
        cases.addAll(cases(2, "fine", () -> {}));

        List<Throwable> reported = run(cases);

        assertThat(reported).hasSize(8);
        assertThat(reported.subList(0, 3)).allSatisfy(e -> assertThat(e).hasMessageContaining("but was: 2"));
        assertThat(reported.subList(3, 5)).hasOnlyElementsOfType(TestAbortedException.class);
        assertThat(reported.subList(6, 8)).containsOnlyNulls();
        assertThatThrownBy(runner::sumUp)
                .hasMessageContaining("6 of 8 cases failed")
                .hasMessageContaining("sends a POST 2 times: 5 cases, for instance \"twice 0\"")
                .hasMessageContaining("time taken: 1 case, \"late 0\"");
    }

    @Test
    void casesThatDoNotEndStopTheRestAndSayWhy() {
        CountDownLatch never = new CountDownLatch(1);
        CaseRunner impatient = runner(Duration.ofMillis(50));

        List<Throwable> reported = run(impatient, cases(20, "endless", never::await));

        assertThat(reported.subList(0, 3)).allSatisfy(e -> assertThat(e).hasMessage(CaseRunner.ENDLESS));
        assertThat(reported.subList(3, 20)).hasOnlyElementsOfType(TestAbortedException.class);
        assertThatThrownBy(impatient::sumUp).hasMessageContaining("the transport waits longer");
    }

    @Test
    void aPreparationThatDoesNotEndLeavesItToTheCasesToSayWhy() throws InterruptedException {
        ReentrantLock held = new ReentrantLock();
        held.lock();

        // Like a read from a socket, it ignores interrupts.
        runner(Duration.ofMillis(50)).prepare(held::lock);

        assertThatThrownBy(() -> runner.prepare(() -> {
                    throw new IllegalStateException("no server");
                }))
                .hasRootCauseMessage("no server");
    }

    @Test
    void aCaseThatFailsOnABusyMachineIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        busy = true;

        assertThat(run(cases(
                        1,
                        "in time only",
                        () -> assertThat(tries.incrementAndGet()).isEqualTo(3))))
                .containsOnlyNulls();
        assertThat(run(cases(
                        1, "never", () -> assertThat(tries.incrementAndGet()).isZero())))
                .doesNotContainNull();
        assertThat(tries).hasValue(6);
    }

    @Test
    void aCaseThatFailsOnACalmMachineIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        assertThat(run(cases(
                        1,
                        "the second time only",
                        () -> assertThat(tries.incrementAndGet()).isEqualTo(2))))
                .doesNotContainNull();
        assertThat(tries).hasValue(1);
    }

    @Test
    void whatCostsMoneyIsNotTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        busy = true;

        assertThat(run(cases(1, "twice", () -> {
                    tries.incrementAndGet();
                    throw new UnsafeCallError(new AssertionError("carried out 2 times"));
                })))
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessage("carried out 2 times"));
        assertThat(tries).hasValue(1);
    }

    @Test
    void busyOrNotFewCasesAreTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        busy = true;

        run(cases(100, "never", () -> assertThat(tries.incrementAndGet()).isZero()));

        assertThat(tries).hasValue(130);
    }

    @Test
    void nothingIsSummedUpWhenAllIsWell() {
        run(cases(3, "fine", () -> {}));

        runner.sumUp();
    }

    private static List<Case> cases(int count, String name, Case.Body body) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Case(name + " " + i, body))
                .toList();
    }

    /** Only a test whose cases never end has a short limit: on a busy machine any case may take a while. */
    private CaseRunner runner(Duration limit) {
        return new CaseRunner(limit, start -> busy);
    }

    private List<Throwable> run(List<Case> cases) {
        return run(runner, cases);
    }

    /** What each test throws; null where it passes. */
    private static List<Throwable> run(CaseRunner runner, List<Case> cases) {
        List<Throwable> thrown = new ArrayList<>();
        runner.start(cases, 4)
                .map(DynamicTest::getExecutable)
                .forEach(test -> thrown.add(catchThrowable(test::execute)));
        return thrown;
    }
}
