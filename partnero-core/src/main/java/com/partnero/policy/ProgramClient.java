package com.partnero.policy;

import com.partnero.ApiKey;
import com.partnero.CallOptions;
import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.TimeSource;
import com.partnero.spi.Transport;
import java.util.Objects;
import java.util.function.Supplier;

/** A client for one program: the ports, and the transport beneath them. */
public final class ProgramClient implements Partnero {

    private final CallRunner runner;
    private final PartneroTransactions transactions;
    private final PartneroBalances balances;

    public ProgramClient(Transport transport, ClientSettings settings, TimeSource time) {
        this(new CallRunner(new ClientParts(transport, settings, time)));
        settings.observer().clientCreated(runner.client());
    }

    private ProgramClient(CallRunner runner) {
        this.runner = runner;
        transactions = new TransactionsClient(runner);
        balances = new BalancesClient(runner);
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
        return new ProgramClient(runner.with(options));
    }

    @Override
    public Partnero withKey(ApiKey apiKey) {
        return withKey(ClientSettings.always(apiKey));
    }

    @Override
    public Partnero withKey(Supplier<ApiKey> apiKey) {
        Objects.requireNonNull(apiKey, "apiKey must not be null");
        return new ProgramClient(runner.withKey(apiKey));
    }

    @Override
    public void close() {
        runner.close();
    }
}
