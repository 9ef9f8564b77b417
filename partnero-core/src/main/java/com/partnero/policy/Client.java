package com.partnero.policy;

import com.partnero.CallOptions;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;
import java.util.Objects;

/** One program: the ports, and the transport beneath them. */
public final class Client implements Partnero {

    private final Transport transport;
    private final Calls calls;
    private final RecentSales recent;
    private final PartneroTransactions transactions;
    private final PartneroBalances balances;

    public Client(Transport transport, ClientSettings settings, TimeSource time) {
        this(
                new FreshConnections(transport),
                new Calls(settings, time, transport::checkThread),
                new RecentSales(time));
    }

    private Client(Transport transport, Calls calls, RecentSales recent) {
        this.transport = transport;
        this.calls = calls;
        this.recent = recent;
        transactions = new TransactionsClient(transport, calls, recent);
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
    public Partnero with(CallOptions options) {
        Objects.requireNonNull(options, "options must not be null");
        return new Client(transport, calls.with(options), recent);
    }

    @Override
    public void close() {
        if (calls.close()) {
            transport.close();
        }
    }
}
