package com.partnero.transport.contracts;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import com.partnero.client.PartneroBuilder;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
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
 * The base of all contracts. It makes the clients, and checks that no test class leaves a thread or a secret behind.
 *
 * <p>A call keeps its deadline if it ends at most 250 ms after its time-out. The delay that the machine itself causes
 * is measured and added. On a machine with larger delays, raise the limit with the system property {@value #GRACE}. A
 * case that fails on a busy machine is retried, at most twice, and for a few cases per contract. A case is never
 * retried if the server's records show that something was carried out twice, or contradict the outcome.
 *
 * @since 0.1.0
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
@Isolated("it counts threads and listens to every log")
public abstract class TransportContract {

    /** The system property for the milliseconds that a call may exceed its deadline; 250 unless set. */
    public static final String GRACE = "partnero.contract.grace";

    /**
     * The system property that, if true, makes every contract run all cases with more keys, even contracts that
     * {@linkplain #runsSample() run a sample}.
     */
    public static final String ALL_CASES = "partnero.contract.all";

    static final boolean ALL = Boolean.getBoolean(ALL_CASES);

    private static final int SAMPLED = 8;
    static final int AT_ONCE = Math.min(64, 8 * Runtime.getRuntime().availableProcessors());

    private final SchedulingDelay delay = new SchedulingDelay();
    private final CaseRunner runner = new CaseRunner(Duration.ofSeconds(60), delay::wasBusy);
    private @Nullable Fixture fixture;

    /** Of a type that needs no Netty. */
    private @Nullable AutoCloseable gateway;

    /** For the contracts of this package. */
    TransportContract() {}

    /**
     * Makes the builder of the client under test: {@code return FeignPartnero.builder();}, your own transport's
     * builder, or a builder with your application's HTTP client. The contract sets the API key, the address, the
     * time-outs and the retries.
     *
     * @return a new builder
     */
    protected abstract PartneroBuilder<?> builder();

    /**
     * Whether a thread belongs to the whole HTTP library and not to one client, so that it may outlive the clients. It
     * must not be a thread that every client starts again.
     *
     * @param threadName the name of a thread that is still running
     * @return false unless overridden
     */
    protected boolean isShared(String threadName) {
        return false;
    }

    /**
     * Whether one case in eight is usually enough, because another class runs all cases over nearly the same code.
     *
     * @return false unless overridden
     */
    protected boolean runsSample() {
        return false;
    }

    /**
     * Whether the client reaches the contract's servers over TLS and HTTP/2, as through a gateway. The client must then
     * trust {@link TestCertificate}, and {@code io.netty:netty-codec-http2} must be on the class path.
     *
     * @return false unless overridden
     */
    protected boolean overHttp2() {
        return false;
    }

    @BeforeAll
    void open() throws Exception {
        UnaryOperator<String> address = UnaryOperator.identity();
        if (overHttp2()) {
            Http2Gateway http2 = new Http2Gateway();
            gateway = http2;
            address = http2::before;
        }
        fixture = new Fixture(this::builder, address, delay, watchesClosely());
        runner.prepare(fixture::warmUp);
    }

    /**
     * Summarizes the failures, and checks that no log contained the key, the person or the sale and that no thread is
     * left.
     */
    @AfterAll
    void close() throws Exception {
        fixture().close();
        if (gateway != null) {
            gateway.close();
        }
        delay.close();
        runner.sumUp();
        if (watchesClosely()) {
            fixture().assertNothingLeft(this::isShared);
        }
    }

    /**
     * Whether all logs are checked and threads are counted. This takes time: HTTP libraries log much, and the JDK's
     * client ends its threads late.
     */
    boolean watchesClosely() {
        return true;
    }

    Fixture fixture() {
        if (fixture == null) {
            throw new IllegalStateException("the contract has not started");
        }
        return fixture;
    }

    /** The cases of the contract. */
    abstract List<Part> parts() throws Exception;

    /** Runs the cases of all parts side by side, because they mostly wait, and reports them one by one. */
    @TestFactory
    Stream<DynamicContainer> everyCase() throws Exception {
        List<Part> parts = parts().stream()
                .map(part -> new Part(part.name(), selected(part.cases())))
                .toList();
        List<Case> cases = parts.stream().flatMap(part -> part.cases().stream()).toList();
        Stream<DynamicTest> started = runner.start(cases, atOnce());
        Iterator<DynamicTest> tests = started.iterator();
        return parts.stream()
                .map(part -> dynamicContainer(part.name(), part.cases().stream().map(testCase -> tests.next())))
                .onClose(started::close);
    }

    /** TLS handshakes need processor time. With too many at once, short time-outs would expire too early. */
    private int atOnce() {
        return overHttp2() ? Math.max(4, AT_ONCE / 3) : AT_ONCE;
    }

    /** Runs cases that must not run beside those of {@link #parts()}. */
    Stream<DynamicTest> run(List<Case> cases, int atOnce) {
        return runner.start(selected(cases), Math.min(atOnce, atOnce()));
    }

    private List<Case> selected(List<Case> cases) {
        return ALL || !runsSample() ? cases : sample(cases);
    }

    /** One case in eight. */
    static List<Case> sample(List<Case> cases) {
        return IntStream.range(0, cases.size())
                .filter(i -> i % SAMPLED == 0)
                .mapToObj(cases::get)
                .toList();
    }
}
