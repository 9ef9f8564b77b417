package com.partnero.testkit;

import com.partnero.CallOptions;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import java.util.List;
import java.util.Objects;

/**
 * A {@link Partnero} for tests: the real client, with its checks, retries and look-ups, over a service in memory instead of
 * HTTP. Nothing sleeps: pauses and time-outs pass at once.
 *
 * <pre>{@code
 * InMemoryPartnero partnero = InMemoryPartnero.create();
 * partnero.service().addCustomer("customer_123");
 * partnero.service().addCustomer("customer_456").referredBy("customer_123");
 * partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
 *
 * shop.sell(partnero, "order-1042");
 *
 * assertThat(partnero.service().transactions("order-1042")).hasSize(1);
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class InMemoryPartnero implements Partnero, FakePartnero {

    private final PartneroService service;
    private final FaultPlan faults;
    private final InMemoryTransport transport;
    private final Partnero client;

    private InMemoryPartnero(PartneroService service, ClientSettings settings) {
        this.service = service;
        faults = new FaultPlan(service.clock());
        VirtualTimeSource timing = new VirtualTimeSource(service.clock());
        transport = new InMemoryTransport(service, faults, timing, settings.readTimeout());
        client = PartneroFactory.create(transport, settings, timing);
    }

    /**
     * A client of a new, empty program.
     *
     * @return a client
     */
    public static InMemoryPartnero create() {
        return builder().build();
    }

    /**
     * Starts a client with other settings than the defaults, or over a service that exists already.
     *
     * @return a builder in which nothing is missing
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public PartneroTransactions transactions() {
        return client.transactions();
    }

    @Override
    public PartneroBalances balances() {
        return client.balances();
    }

    @Override
    public PartneroService service() {
        return service;
    }

    @Override
    public FaultPlan faults() {
        return faults;
    }

    @Override
    public List<Operation> received() {
        return transport.received();
    }

    @Override
    public void reset() {
        service.reset();
        faults.clear();
        transport.forget();
    }

    @Override
    public Partnero with(CallOptions options) {
        return client.with(options);
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * Builds an {@link InMemoryPartnero}. Settings that only HTTP needs have no effect. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PartneroBuilder<Builder> {

        private PartneroService service = PartneroService.create();

        private Builder() {
            apiKey("in-memory");
        }

        /**
         * Sets the service, to share one between several clients or with an emulator.
         *
         * @param value the service
         * @return this builder
         */
        public Builder service(PartneroService value) {
            service = Objects.requireNonNull(value, "service must not be null");
            return this;
        }

        @Override
        public InMemoryPartnero build() {
            return new InMemoryPartnero(service, settings());
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
