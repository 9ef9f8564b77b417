package com.partnero.transport.contracts;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import com.partnero.client.PartneroBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What all contracts share: where the client comes from, and that every class leaves neither a thread nor a secret behind.
 *
 * <p>A deadline is kept if a call ends within its time-out and 250 ms. The time by which the machine itself was late is
 * measured and added; on a machine that is noisier than that, widen the grace by the system property {@value #GRACE}. A case
 * that fails on a busy machine is tried again, at most twice, and no more than a few of a contract; never one in which the
 * server's books show that something was carried out twice, or contradict the outcome.
 *
 * @since 0.1.0
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
@Isolated("it counts threads and listens to every log")
public abstract class TransportContract {

    /** The system property with the milliseconds that a call may take beyond its deadline, 250 unless set. */
    public static final String GRACE = "partnero.contract.grace";

    /**
     * The system property that makes every contract run all cases, with more keys in each, if it is true: also those that
     * {@linkplain #runsSample() run a sample} otherwise.
     */
    public static final String ALL_CASES = "partnero.contract.all";

    static final boolean ALL = Boolean.getBoolean(ALL_CASES);

    private static final int SAMPLED = 8;
    static final int AT_ONCE = Math.min(64, 12 * Runtime.getRuntime().availableProcessors());

    private final SchedulingDelay delay = new SchedulingDelay();
    private final CaseRunner runner = new CaseRunner(Duration.ofSeconds(60), delay::wasBusy);
    private @Nullable Fixture fixture;

    /** For the contracts of this package. */
    TransportContract() {}

    /**
     * Makes the client under test: {@code return FeignPartnero.builder();}, or the builder of your own transport, or one
     * with the HTTP client that your application uses. API key, address, time-outs and retries are set by the contract.
     *
     * @return a new builder
     */
    protected abstract PartneroBuilder<?> builder();

    /**
     * Whether a thread belongs to the HTTP library as a whole and not to a client, so that it may stay when all clients are
     * closed. It must not be one that every client starts anew.
     *
     * @param threadName the name of a thread that is still there
     * @return false unless overridden
     */
    protected boolean isShared(String threadName) {
        return false;
    }

    /**
     * Whether one case in eight is enough most of the time, because another class runs them all over nearly the same code.
     *
     * @return false unless overridden
     */
    protected boolean runsSample() {
        return false;
    }

    @BeforeAll
    void open() throws Exception {
        fixture = new Fixture(this::builder, delay, watchesClosely());
        runner.prepare(fixture::warmUp);
    }

    /** Sums up what failed; no log of any level has named the key, the person or the sale, and no thread is left. */
    @AfterAll
    void close() throws Exception {
        fixture().close();
        delay.close();
        runner.sumUp();
        if (watchesClosely()) {
            fixture().assertNothingLeft(this::isShared);
        }
    }

    /**
     * Whether every log of every level is listened to and threads are counted. That takes time: HTTP libraries log much,
     * and the JDK's client ends its threads late.
     */
    boolean watchesClosely() {
        return true;
    }

    Fixture fixture() {
        if (fixture == null) {
            throw new IllegalStateException("the contract has not begun");
        }
        return fixture;
    }

    /** What the contract demands. */
    abstract List<Part> parts() throws Exception;

    /** Runs the cases of all parts side by side, because most of their time is waiting, and reports them one by one. */
    @TestFactory
    Stream<DynamicContainer> everyCase() throws Exception {
        List<Part> parts = parts().stream()
                .map(part -> new Part(part.name(), selected(part.cases())))
                .toList();
        List<Case> cases = parts.stream().flatMap(part -> part.cases().stream()).toList();
        Stream<DynamicTest> started = runner.start(cases, AT_ONCE);
        Iterator<DynamicTest> tests = started.iterator();
        return parts.stream()
                .map(part -> dynamicContainer(part.name(), part.cases().stream().map(testCase -> tests.next())))
                .onClose(started::close);
    }

    /** Runs cases that must not run beside those of {@link #parts()}. */
    Stream<DynamicTest> run(List<Case> cases, int atOnce) {
        return runner.start(selected(cases), atOnce);
    }

    private List<Case> selected(List<Case> cases) {
        if (ALL || !runsSample()) {
            return cases;
        }
        return IntStream.range(0, cases.size())
                .filter(i -> i % SAMPLED == 0)
                .mapToObj(cases::get)
                .toList();
    }
}
