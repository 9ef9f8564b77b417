package com.partnero.internal;

import com.partnero.Partnero;
import com.partnero.balances.PartneroBalances;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.Timing;
import com.partnero.spi.Transport;
import com.partnero.transactions.PartneroTransactions;

/** One programme: the ports, and the transport beneath them. */
public final class Client implements Partnero {

    private final Transport transport;
    private final Calls calls;
    private final PartneroTransactions transactions;
    private final PartneroBalances balances;

    public Client(Transport transport, ClientSettings settings, Timing timing) {
        this.transport = transport;
        calls = new Calls(settings, timing, transport::checkThread);
        transactions = new TransactionsClient(transport, calls);
        balances = new BalancesClient(transport, calls);
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
    public void close() {
        if (calls.close()) {
            transport.close();
        }
    }
}
