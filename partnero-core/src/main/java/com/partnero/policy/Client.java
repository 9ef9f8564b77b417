package com.partnero.policy;

import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;

/** One program: the ports, and the transport beneath them. */
public final class Client implements Partnero {

    private final Transport transport;
    private final Calls calls;
    private final PartneroTransactions transactions;
    private final PartneroBalances balances;

    public Client(Transport transport, ClientSettings settings, TimeSource time) {
        this.transport = transport;
        calls = new Calls(settings, time, transport::checkThread);
        transactions = new TransactionsClient(transport, calls, new RecentSales(time));
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
