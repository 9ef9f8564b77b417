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

/**
 * Requests a fresh connection wherever an answer does not identify its subject. Other answers name a transaction or a
 * customer, which the policy compares with the request. Thread-safe.
 */
final class FreshConnections implements Transport {

    private final Transport transport;

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

    /** An empty list by key proves that there is no such sale, although it does not contain the key. */
    @Override
    public Page<Transaction> list(TransactionQuery query, AttemptContext context) throws AttemptFailedException {
        return transport.list(query, query.key() == null ? context : context.onFreshConnection());
    }

    @Override
    public void delete(String key, AttemptContext context) throws AttemptFailedException {
        transport.delete(key, context.onFreshConnection());
    }

    @Override
    public CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        return transport.balance(customerId, context);
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
}
