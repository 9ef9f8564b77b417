package com.partnero.testkit;

import com.partnero.Operation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One program of a {@link PartneroEmulator}: an API key with rows, faults, a clock and a request log of its own. Suites that
 * run in parallel share an emulator and take a program each.
 *
 * <pre>{@code
 * try (EmulatedProgram program = emulator.addProgram("suite-7")) {
 *     program.service().addCustomer("customer_123");
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class EmulatedProgram implements FakePartnero {

    private final String apiKey;
    private final PartneroService service;
    private final Consumer<PartneroService> seed;
    private final Supplier<String> baseUrl;
    private final Consumer<EmulatedProgram> remove;
    private final FaultPlan faults;
    private final RequestLog log;

    /**
     * Makes a program.
     *
     * @param seed fills the service now and at every reset
     * @param logBytes how many bytes the bodies in the request log may take together
     * @param remove called by {@link #close()}
     */
    EmulatedProgram(
            String apiKey,
            PartneroService service,
            Consumer<PartneroService> seed,
            LongSupplier logBytes,
            Supplier<String> baseUrl,
            Consumer<EmulatedProgram> remove) {
        this.apiKey = apiKey;
        this.service = service;
        this.seed = seed;
        this.baseUrl = baseUrl;
        this.remove = remove;
        service.catchUp();
        seed.accept(service);
        faults = new FaultPlan(service.clock());
        log = new RequestLog(service.clock(), logBytes);
    }

    /** The API key whose requests reach this program. */
    public String apiKey() {
        return apiKey;
    }

    /** The base URL of the emulator, such as {@code http://127.0.0.1:40123/v1}; the same for all of its programs. */
    public String baseUrl() {
        return baseUrl.get();
    }

    @Override
    public PartneroService service() {
        return service;
    }

    @Override
    public FaultPlan faults() {
        return faults;
    }

    /**
     * The latest 10,000 API requests with their answers, oldest first. Old bodies are dropped when the logs of all
     * programs take more than 64 MiB.
     */
    public List<ReceivedRequest> requests() {
        return log.all();
    }

    @Override
    public List<Operation> received() {
        return log.operations();
    }

    /** Resets this program to its seed: no faults, no requests, the clock at the present. Other programs are left alone. */
    @Override
    public void reset() {
        service.reset();
        service.resetClock();
        seed.accept(service);
        faults.clear();
        log.clear();
    }

    /**
     * Removes this program from its emulator, which then refuses the API key with 401.
     *
     * @throws IllegalStateException if it is the emulator's first program, which stays until the emulator is closed
     */
    @Override
    public void close() {
        remove.accept(this);
    }

    RequestLog log() {
        return log;
    }
}
