package com.partnero.testkit;

import com.partnero.Operation;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Partnero over HTTP on this machine, for tests of everything between an application and the wire.
 *
 * <pre>{@code
 * try (PartneroEmulator emulator = PartneroEmulator.start();
 *         Partnero partnero = FeignPartnero.builder().apiKey(emulator.apiKey()).baseUrl(emulator.baseUrl()).build()) {
 *     emulator.service().addCustomer("customer_123");
 *     emulator.service().addCustomer("customer_456").referredBy("customer_123");
 *     ...
 *     emulator.requests();
 * }
 * }</pre>
 *
 * <p>Listens on the loopback address. Nothing of it outlives {@link #close()}. Thread-safe. API document: all of it.
 *
 * @since 0.1.0
 */
public final class PartneroEmulator implements FakePartnero {

    private final PartneroService service;
    private final FaultPlan faults;
    private final String apiKey;
    private final Consumer<PartneroService> seed;
    private final EmulatorServer server;

    private PartneroEmulator(Builder builder) {
        service = builder.service;
        service.catchUp();
        apiKey = builder.apiKey;
        seed = builder.seed;
        seed.accept(service);
        faults = new FaultPlan(service.clock());
        RequestLog log = new RequestLog(service.clock());
        Console console = new Console(service, faults, apiKey, log, this::reset);
        server = EmulatorServer.start(
                service, faults, apiKey, log, builder.host, builder.port, builder.allowedHosts, console);
    }

    /**
     * Starts an emulator with an empty program on a free port.
     *
     * @return a running emulator
     * @throws java.io.UncheckedIOException if no port is free
     */
    public static PartneroEmulator start() {
        return builder().start();
    }

    /**
     * Prepares an emulator with a port, an API key or a service of your own.
     *
     * @return a builder in which nothing is missing
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * What clients are to be configured with.
     *
     * @return for instance {@code http://127.0.0.1:40123/v1}
     */
    public String baseUrl() {
        return server.baseUrl();
    }

    /**
     * The web console, to look at while a test stands at a breakpoint.
     *
     * @return for instance {@code http://127.0.0.1:40123/}
     */
    public String consoleUrl() {
        return baseUrl().substring(0, baseUrl().length() - "v1".length());
    }

    /**
     * The one API key that is accepted.
     *
     * @return the key
     */
    public String apiKey() {
        return apiKey;
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
     * Every request that has come to the API, with its answer; the latest 10,000, and their bodies as long as they take no more
     * than 64 MiB together.
     *
     * @return in the order in which they came
     */
    public List<ReceivedRequest> requests() {
        return server.requests();
    }

    @Override
    public List<Operation> received() {
        return server.operations();
    }

    /** Makes everything as it was at the start: only what was seeded, no faults, nothing received. */
    @Override
    public void reset() {
        service.reset();
        seed.accept(service);
        faults.clear();
        server.forget();
    }

    @Override
    public void close() {
        server.close();
    }

    /**
     * Builds a {@link PartneroEmulator}. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private PartneroService service = PartneroService.create(Clock.systemUTC());
        private String apiKey = "emulator";
        private String host = "127.0.0.1";
        private int port;
        private List<String> allowedHosts = List.of();
        private Consumer<PartneroService> seed = untouched -> {};

        private Builder() {}

        /**
         * Sets the service, to share one with a client in memory, or to give it a clock of your own: a {@link ManualClock} is
         * moved to the present, others, {@link Clock#fixed} ones included, are taken as they are.
         *
         * @param value the service
         * @return this builder
         */
        public Builder service(PartneroService value) {
            service = Objects.requireNonNull(value, "service must not be null");
            return this;
        }

        /**
         * Sets the one API key that is accepted.
         *
         * @param value {@code emulator} unless set
         * @return this builder
         */
        public Builder apiKey(String value) {
            apiKey = Objects.requireNonNull(value, "apiKey must not be null");
            return this;
        }

        /**
         * Sets the port.
         *
         * @param value a free one unless set
         * @return this builder
         */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * Sets where to listen. Anything but a loopback address lets everybody on the network in.
         *
         * @param value {@code 127.0.0.1} unless set
         * @return this builder
         */
        public Builder host(String value) {
            host = Objects.requireNonNull(value, "host must not be null");
            return this;
        }

        /**
         * Sets under which further names requests may reach the emulator; all others are refused, because a web page could
         * have made them.
         *
         * @param names host names without a port
         * @return this builder
         */
        public Builder allowedHosts(String... names) {
            allowedHosts = List.of(names);
            return this;
        }

        /**
         * Sets what is in the program at the start, and after every {@link PartneroEmulator#reset()}.
         *
         * @param value adds customers and the like
         * @return this builder
         */
        public Builder seed(Consumer<PartneroService> value) {
            seed = Objects.requireNonNull(value, "seed must not be null");
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @return a running emulator
         * @throws java.io.UncheckedIOException if the port is taken
         */
        public PartneroEmulator start() {
            return new PartneroEmulator(this);
        }
    }
}
