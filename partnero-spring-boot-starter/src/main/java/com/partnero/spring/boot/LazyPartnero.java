package com.partnero.spring.boot;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CallOptions;
import com.partnero.CustomerBalance;
import com.partnero.FoundOrCreated;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client that is built by its first call, because the HTTP client, TLS and the declared interface would slow down the
 * application's start. Thread-safe.
 */
final class LazyPartnero implements Partnero {

    private final Lock lock = new ReentrantLock();
    private final Supplier<Partnero> factory;
    private final OutboxGuard guard;
    private final PartneroTransactions transactions = new Transactions();
    private final PartneroBalances balances = new Balances();
    private volatile @Nullable Partnero client;
    private boolean closed;

    /** @param guard refuses what the outbox records */
    LazyPartnero(Supplier<Partnero> factory, OutboxGuard guard) {
        this.factory = factory;
        this.guard = guard;
    }

    /** Over a client that is built already, and is closed with it. */
    static LazyPartnero over(Partnero built, OutboxGuard guard) {
        LazyPartnero lazy = new LazyPartnero(() -> built, guard);
        lazy.client = built;
        return lazy;
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
        return new LazyPartnero(() -> client().with(options), guard);
    }

    /** The client of a tenant. */
    Partnero ofTenant(String name, ApiKey apiKey) {
        return over(client().withKey(apiKey), guard.of(name));
    }

    @Override
    public Partnero withKey(ApiKey apiKey) {
        return over(client().withKey(apiKey), guard.withKey(() -> apiKey));
    }

    @Override
    public Partnero withKey(Supplier<ApiKey> apiKey) {
        return over(client().withKey(apiKey), guard.withKey(apiKey));
    }

    private Partnero client() {
        Partnero built = client;
        return built == null ? build() : built;
    }

    private Partnero build() {
        lock.lock();
        try {
            Partnero built = client;
            if (built == null) {
                built = factory.get();
                client = built;
                if (closed) {
                    built.close(); // It refuses the call in its own words.
                }
            }
            return built;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Partnero built;
        lock.lock();
        try {
            closed = true;
            built = client;
        } finally {
            lock.unlock();
        }
        if (built != null) {
            built.close();
        }
    }

    /** Calls the transactions of a client, which is built by the first call. */
    private final class Transactions implements PartneroTransactions {

        @Override
        public Transaction create(NewTransaction sale) {
            return client().transactions().create(sale);
        }

        @Override
        public FoundOrCreated findOrCreate(NewTransaction sale) {
            guard.check(sale);
            return client().transactions().findOrCreate(sale);
        }

        @Override
        public List<Transaction> createAll(NewTransactionBatch batch) {
            return client().transactions().createAll(batch);
        }

        @Override
        public Optional<Transaction> find(String key) {
            return client().transactions().find(key);
        }

        @Override
        public Page<Transaction> list(TransactionQuery query) {
            return client().transactions().list(query);
        }

        @Override
        public Stream<Transaction> stream(TransactionQuery query) {
            return client().transactions().stream(query);
        }

        @Override
        public void delete(String key) {
            client().transactions().delete(key);
        }

        @Override
        public boolean deleteIfExists(String key) {
            return client().transactions().deleteIfExists(key);
        }
    }

    /** Calls the balances of a client, which is built by the first call. */
    private final class Balances implements PartneroBalances {

        @Override
        public CustomerBalance get(String customerId) {
            return client().balances().get(customerId);
        }

        @Override
        public void credit(String customerId, Amount amount) {
            client().balances().credit(customerId, amount);
        }
    }
}
