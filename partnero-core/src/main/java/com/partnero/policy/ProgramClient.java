package com.partnero.policy;

import com.partnero.CallOptions;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;
import java.util.Objects;

/** A client for one program: the ports, and the transport beneath them. */
public final class ProgramClient implements Partnero {

    private final Transport transport;
    private final CallRunner runner;
    private final RecentSales recent;
    private final PartneroTransactions transactions;
    private final PartneroBalances balances;

    public ProgramClient(Transport transport, ClientSettings settings, TimeSource time) {
        this(
                new FreshConnections(transport),
                new CallRunner(settings, time, transport::checkThread),
                new RecentSales(time));
    }

    private ProgramClient(Transport transport, CallRunner runner, RecentSales recent) {
        this.transport = transport;
        this.runner = runner;
        this.recent = recent;
        transactions = new TransactionsClient(transport, runner, recent);
        balances = new BalancesClient(transport, runner);
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
        return new ProgramClient(transport, runner.with(options), recent);
    }

    @Override
    public void close() {
        if (runner.close()) {
            transport.close();
        }
    }
}
