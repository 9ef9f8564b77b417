package com.partnero.testkit;

import com.partnero.ApiKey;
import com.partnero.CallOptions;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.client.PartneroBuilder;
import com.partnero.client.PartneroFactory;
import com.partnero.spi.ClientSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A {@link Partnero} for tests: the real client with its checks, retries and look-ups, over a service in memory instead
 * of HTTP. Nothing sleeps: pauses and time-outs pass at once.
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

    private static final URI NO_NETWORK = URI.create("in-memory:partnero");

    private final PartneroService service;
    private final Map<ApiKey, PartneroService> otherPrograms = new ConcurrentHashMap<>();
    private final FaultPlan faults;
    private final InMemoryTransport transport;
    private final ClientSettings settings;
    private final VirtualTimeSource timing;
    private final PartneroTransactions transactions = port(PartneroTransactions.class, () -> client().transactions());
    private final PartneroBalances balances = port(PartneroBalances.class, () -> client().balances());
    private volatile Partnero client;

    private InMemoryPartnero(PartneroService service, ClientSettings settings, RefusalNotes notes) {
        this.service = service;
        faults = new FaultPlan(service.clock());
        this.settings = settings;
        timing = new VirtualTimeSource(service.clock());
        transport = new InMemoryTransport(this::programOf, faults, timing, settings, notes);
        client = PartneroFactory.create(transport, settings, timing);
    }

    /** A client of a new, empty program. */
    public static InMemoryPartnero create() {
        return builder().build();
    }

    /** A builder for a client with other settings, or over an existing service. Every setting has a default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public PartneroTransactions transactions() {
        return transactions;
    }

    @Override
    public PartneroBalances balances() {
        return balances;
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

    private Partnero client() {
        return client;
    }

    /** A port that stays usable after a reset, because the code under test may have kept it. */
    private static <T> T port(Class<T> type, Supplier<T> current) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return method.invoke(current.get(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    /** Resets to the initial state. A closed client is open again, and remembers no sale. */
    @Override
    public void reset() {
        service.reset();
        otherPrograms.clear();
        faults.clear();
        renew();
    }

    private void renew() {
        client.close();
        client = PartneroFactory.create(transport, settings, timing);
        transport.forget();
    }

    private PartneroService programOf(ApiKey apiKey) {
        return otherPrograms.getOrDefault(apiKey, service);
    }

    /**
     * Returns the program of another API key, which {@link #withKey(ApiKey)} calls. It is new and empty at first, and shares
     * the clock of {@link #service()}.
     */
    public PartneroService service(ApiKey apiKey) {
        Objects.requireNonNull(apiKey, "apiKey must not be null");
        return Objects.equals(apiKey, ClientSettings.fixed(settings.apiKey()))
                ? service
                : otherPrograms.computeIfAbsent(apiKey, key -> PartneroService.create(service.clock()));
    }

    @Override
    public Partnero withKey(ApiKey apiKey) {
        Objects.requireNonNull(apiKey, "apiKey must not be null");
        return new View(current -> {
            service(apiKey);
            return current.withKey(apiKey);
        });
    }

    @Override
    public Partnero withKey(Supplier<ApiKey> apiKey) {
        Objects.requireNonNull(apiKey, "apiKey must not be null");
        return new View(current -> current.withKey(() -> {
            ApiKey key = apiKey.get();
            service(key);
            return key;
        }));
    }

    @Override
    public Partnero with(CallOptions options) {
        return client.with(options);
    }

    @Override
    public void close() {
        client.close();
    }

    /** The client of another program. It stays usable after a reset, because the code under test may have kept it. */
    private final class View implements Partnero {

        private final UnaryOperator<Partnero> maker;
        private final PartneroTransactions transactions =
                port(PartneroTransactions.class, () -> current().transactions());
        private final PartneroBalances balances =
                port(PartneroBalances.class, () -> current().balances());
        private Partnero root;
        private Partnero made;

        View(UnaryOperator<Partnero> maker) {
            this.maker = maker;
            root = client;
            made = maker.apply(root);
        }

        private synchronized Partnero current() {
            Partnero latest = client;
            if (root != latest) {
                root = latest;
                made = maker.apply(latest);
            }
            return made;
        }

        @Override
        public PartneroTransactions transactions() {
            return transactions;
        }

        @Override
        public PartneroBalances balances() {
            return balances;
        }

        @Override
        public Partnero with(CallOptions options) {
            return current().with(options);
        }

        @Override
        public Partnero withKey(ApiKey apiKey) {
            return InMemoryPartnero.this.withKey(apiKey);
        }

        @Override
        public Partnero withKey(Supplier<ApiKey> apiKey) {
            return InMemoryPartnero.this.withKey(apiKey);
        }

        @Override
        public void close() {
            current().close();
        }
    }

    /**
     * Builds an {@link InMemoryPartnero}. Settings that only HTTP needs have no effect. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder extends PartneroBuilder<Builder> {

        private final RefusalNotes notes = new RefusalNotes();
        private PartneroService service = PartneroService.create();

        private Builder() {
            apiKey("in-memory");
            observer(notes);
        }

        /** Sets the service, to share one between several clients or with an emulator. */
        public Builder service(PartneroService value) {
            service = Objects.requireNonNull(value, "service must not be null");
            return this;
        }

        @Override
        public InMemoryPartnero build() {
            return new InMemoryPartnero(service, settings().withBaseUrl(NO_NETWORK), notes);
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
