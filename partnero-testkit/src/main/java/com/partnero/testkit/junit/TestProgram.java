package com.partnero.testkit.junit;

import com.partnero.testkit.EmulatedProgram;
import com.partnero.testkit.FakePartnero;
import com.partnero.testkit.InMemoryPartnero;
import com.partnero.testkit.PartneroEmulator;
import com.partnero.testkit.PartneroService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** One program, and the fakes of it that tests have requested. Thread-safe. */
final class TestProgram {

    private final PartneroService service = PartneroService.create();
    private @Nullable InMemoryPartnero inMemory;
    private @Nullable PartneroEmulator emulator;
    private @Nullable EmulatedProgram emulated;
    private @Nullable String baseline;
    private boolean busy;

    synchronized InMemoryPartnero inMemory() {
        if (inMemory == null) {
            inMemory = InMemoryPartnero.builder().service(service).build();
        }
        return inMemory;
    }

    synchronized PartneroEmulator emulator() {
        if (emulator == null) {
            emulator = PartneroEmulator.builder().service(service).start();
        }
        return emulator;
    }

    /**
     * The program in a shared emulator.
     *
     * @param shared the emulator of the whole test run
     */
    synchronized EmulatedProgram emulated(PartneroEmulator shared) {
        if (emulated == null) {
            emulated = shared.addProgram("test-" + UUID.randomUUID(), service);
        }
        return emulated;
    }

    private List<FakePartnero> fakes() {
        return Stream.of(inMemory, emulator, emulated)
                .filter(fake -> fake != null)
                .<FakePartnero>map(fake -> fake)
                .toList();
    }

    /** Called before a test: restores the state that the first test found, and returns it. */
    synchronized String begin() {
        if (baseline == null) {
            baseline = service.exportState();
        } else {
            fakes().forEach(FakePartnero::reset);
            service.importState(baseline);
        }
        return baseline;
    }

    /**
     * A nested class starts with the state of its outer class and may add to it. The returned state is restored
     * afterwards.
     */
    synchronized String beginNested(String testClass) {
        checkIdle(testClass);
        String around = begin();
        baseline = null;
        return around;
    }

    synchronized void endNested(String around) {
        baseline = around;
    }

    /** @throws ExtensionConfigurationException if another test has not finished yet */
    synchronized void enter(String testClass) {
        checkIdle(testClass);
        busy = true;
    }

    private void checkIdle(String testClass) {
        if (busy) {
            throw new ExtensionConfigurationException("the tests of " + testClass
                    + " share the program that a @BeforeAll or a constructor asked for, and cannot run concurrently:"
                    + " ask for it in the test or a @BeforeEach, or declare @Execution(SAME_THREAD)");
        }
    }

    synchronized void leave() {
        busy = false;
    }

    synchronized List<String> unusedFaults() {
        List<String> unused = new ArrayList<>();
        fakes().forEach(fake -> unused.addAll(fake.faults().unused()));
        fakes().forEach(fake -> fake.faults().clear());
        return unused;
    }

    /** Adds the service's refusals to the failure of a test. */
    synchronized void explain(Throwable failure) {
        if (!service.refused().isEmpty()) {
            failure.addSuppressed(
                    new Refused("the fake of Partnero has refused: " + String.join("; ", service.refused())));
        }
    }

    synchronized void close() {
        fakes().forEach(FakePartnero::close);
    }

    /** A text for readers of a stack trace. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String text) {
            super(text, null, false, false);
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
