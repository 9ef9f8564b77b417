package com.partnero.policy;

import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Page;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Transport;
import java.util.List;
import java.util.Objects;

/**
 * Requests a fresh connection wherever an answer does not identify its subject. Other answers name a transaction, a
 * customer or a page, which is compared with the request. Thread-safe.
 */
final class FreshConnections implements Transport {

    private final Transport transport;
    private final Naming pages = new Naming("the answer does not name the page that was asked for");
    private final Naming balances = new Naming("the answer does not name the customer");

    FreshConnections(Transport transport) {
        this.transport = transport;
    }

    /** Without a key, an answer about any other sale of the same amount would be accepted. */
    @Override
    public Transaction create(NewTransaction sale, AttemptContext context) throws AttemptFailedException {
        return transport.create(sale, sale.key() == null ? context.onFreshConnection() : context);
    }

    @Override
    public List<Transaction> createAll(NewTransactionBatch batch, AttemptContext context)
            throws AttemptFailedException {
        boolean keyless = batch.transactions().stream().anyMatch(sale -> sale.key() == null);
        return transport.createAll(batch, keyless ? context.onFreshConnection() : context);
    }

    @Override
    public Transaction fetch(String key, AttemptContext context) throws AttemptFailedException {
        return transport.fetch(key, context);
    }

    /**
     * An empty list by key proves that there is no such sale, although it does not contain the key. Another page names
     * its number and size.
     */
    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        if (query.key() != null) {
            return transport.list(query, context.onFreshConnection());
        }
        AttemptContext chosen = pages.choose(context);
        Page<Transaction> page = transport.list(query, chosen);
        boolean named = page.number() == query.page() && Objects.equals(page.size(), query.limit());
        pages.check(named, chosen);
        return page;
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        transport.delete(key, context.onFreshConnection());
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        AttemptContext chosen = balances.choose(context);
        CustomerBalance balance = transport.balance(customerId, chosen);
        balances.check(balance.customer() != null && balance.customer().id() != null, chosen);
        return balance;
    }

    @Override
    public void credit(Credit credit, AttemptContext context) throws AttemptFailedException {
        transport.credit(credit, context.onFreshConnection());
    }

    @Override
    public void checkThread() {
        transport.checkThread();
    }

    @Override
    public void close() {
        transport.close();
    }

    /**
     * Whether the service's answers of one kind name their subject. Only answers on fresh connections show it, because
     * any other may be a stray one. Until one has shown it, and once one has not, all of them need fresh connections.
     */
    private static final class Naming {

        private final String complaint;
        private volatile boolean seen;
        private volatile boolean missed;

        Naming(String complaint) {
            this.complaint = complaint;
        }

        AttemptContext choose(AttemptContext context) {
            return seen && !missed ? context : context.onFreshConnection();
        }

        void check(boolean named, AttemptContext context) throws AttemptFailedException {
            if (!context.needsFreshConnection()) {
                if (!named) {
                    throw SaleWriter.aboutSomethingElse(complaint);
                }
            } else if (named) {
                seen = true;
            } else {
                missed = true;
            }
        }
    }
}
