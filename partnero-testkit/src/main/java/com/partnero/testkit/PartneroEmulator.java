package com.partnero.testkit;

import com.partnero.Operation;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Partnero over HTTP on this machine, for tests of everything between an application and the wire.
 *
 * <pre>{@code
 * try (PartneroEmulator emulator = PartneroEmulator.start();
 *         Partnero partnero =
 *                 FeignPartnero.builder().apiKey(emulator.apiKey()).baseUrl(emulator.baseUrl()).build()) {
 *     emulator.service().addCustomer("customer_123");
 *     emulator.service().addCustomer("customer_456").referredBy("customer_123");
 *     ...
 *     emulator.requests();
 * }
 * }</pre>
 *
 * <p>It listens on the loopback address. {@link #close()} ends everything. Thread-safe. API document: all of it.
 *
 * @since 0.1.0
 */
public final class PartneroEmulator implements FakePartnero {

    private final Programs programs;
    private final EmulatorServer server;

    private PartneroEmulator(Builder builder) {
        programs = new Programs(builder.apiKey, builder.service, builder.seed, builder.unknownKeys);
        server = EmulatorServer.start(programs, builder.host, builder.port, builder.allowedHosts, builder.tls);
    }

    /**
     * Starts an emulator with an empty program on a free port.
     *
     * @throws java.io.UncheckedIOException if no port is free
     */
    public static PartneroEmulator start() {
        return builder().start();
    }

    /** A builder for an emulator with a port, an API key or a service of your own. Every setting has a default. */
    public static Builder builder() {
        return new Builder();
    }

    /** The base URL for clients, such as {@code http://127.0.0.1:40123/v1}. */
    public String baseUrl() {
        return programs.baseUrl();
    }

    /**
     * The address of the web console, such as {@code http://127.0.0.1:40123/}. Open it while a test waits at a
     * breakpoint.
     */
    public String consoleUrl() {
        return baseUrl().substring(0, baseUrl().length() - "v1".length());
    }

    /** The API key of the first program. */
    public String apiKey() {
        return programs.first().apiKey();
    }

    /** The service of the first program. */
    @Override
    public PartneroService service() {
        return programs.first().service();
    }

    /** The faults of the first program. */
    @Override
    public FaultPlan faults() {
        return programs.first().faults();
    }

    /**
     * The latest 10,000 API requests to the first program with their answers, and those whose API key is wrong or missing. Old
     * bodies are dropped when they take more than 64 MiB.
     *
     * @return oldest first
     */
    public List<ReceivedRequest> requests() {
        return programs.first().requests();
    }

    /** The requests to the first program. */
    @Override
    public List<Operation> received() {
        return programs.first().received();
    }

    /** Resets the first program to its seed: no faults, no received requests. */
    @Override
    public void reset() {
        programs.first().reset();
    }

    /**
     * Adds a program with rows, faults, a clock and a request log of its own, filled by the builder's seed.
     *
     * @param apiKey the key whose requests reach it
     * @return the new program
     * @throws IllegalArgumentException if the key is blank or taken, or there are 1,000 programs
     */
    public EmulatedProgram addProgram(String apiKey) {
        return addProgram(apiKey, Programs.newService());
    }

    /**
     * Adds a program over a service of your own, for instance one that a client in memory uses too.
     *
     * @param apiKey the key whose requests reach it
     * @param service its rows and its clock
     * @return the new program
     * @throws IllegalArgumentException if the key is blank or taken, or there are 1,000 programs
     */
    public EmulatedProgram addProgram(String apiKey, PartneroService service) {
        return programs.add(apiKey, Objects.requireNonNull(service, "service must not be null"));
    }

    /**
     * The program of an API key.
     *
     * @param apiKey the key
     * @return the program
     * @throws IllegalArgumentException if there is none
     */
    public EmulatedProgram program(String apiKey) {
        EmulatedProgram program = programs.find(apiKey);
        if (program == null) {
            throw new IllegalArgumentException("there is no program with this API key");
        }
        return program;
    }

    /** All programs: the first one, then the others in the order in which they were added. */
    public List<EmulatedProgram> programs() {
        return programs.all();
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

        private PartneroService service = Programs.newService();
        private String apiKey = "emulator";
        private String host = "127.0.0.1";
        private int port;
        private List<String> allowedHosts = List.of();
        private Consumer<PartneroService> seed = untouched -> {};
        private boolean unknownKeys;
        private @Nullable SSLContext tls;

        private Builder() {}

        /**
         * Sets the service of the first program, to share it with a client in memory or to use a clock of your own. A
         * {@link ManualClock} is moved to the present; other clocks stay as they are.
         *
         * @param value the service
         * @return this builder
         */
        public Builder service(PartneroService value) {
            service = Objects.requireNonNull(value, "service must not be null");
            return this;
        }

        /** Sets the API key of the first program; {@code emulator} unless set. */
        public Builder apiKey(String value) {
            apiKey = Objects.requireNonNull(value, "apiKey must not be null");
            return this;
        }

        /** Sets the port; a free one unless set. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * Sets the address to listen on; {@code 127.0.0.1} unless set. With any other address than loopback, everyone
         * on the network can reach the emulator.
         */
        public Builder host(String value) {
            host = Objects.requireNonNull(value, "host must not be null");
            return this;
        }

        /**
         * Sets additional host names, without a port, under which requests may reach the emulator. All others are
         * rejected, because a web page could have sent them.
         */
        public Builder allowedHosts(String... names) {
            allowedHosts = List.of(names);
            return this;
        }

        /** Sets what every program contains at the start and after a reset. */
        public Builder seed(Consumer<PartneroService> value) {
            seed = Objects.requireNonNull(value, "seed must not be null");
            return this;
        }

        /**
         * Admits unknown API keys: the first request with one adds its program. Otherwise it is refused with 401.
         *
         * @return this builder
         */
        public Builder admitUnknownKeys() {
            unknownKeys = true;
            return this;
        }

        /** Makes the emulator speak TLS instead of plain HTTP, with the server's certificate from this context. */
        public Builder tls(SSLContext value) {
            tls = Objects.requireNonNull(value, "tls must not be null");
            return this;
        }

        /**
         * Starts the emulator.
         *
         * @throws java.io.UncheckedIOException if the port is in use
         */
        public PartneroEmulator start() {
            return new PartneroEmulator(this);
        }
    }
}
