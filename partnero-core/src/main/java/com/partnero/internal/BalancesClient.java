package com.partnero.internal;

import com.partnero.Amount;
import com.partnero.Operation;
import com.partnero.balances.Credit;
import com.partnero.balances.CustomerBalance;
import com.partnero.balances.PartneroBalances;
import com.partnero.spi.Transport;

/** The driving port over the driven one. */
final class BalancesClient implements PartneroBalances {

    private final Transport transport;
    private final Calls calls;

    BalancesClient(Transport transport, Calls calls) {
        this.transport = transport;
        this.calls = calls;
    }

    @Override
    public CustomerBalance get(String customerId) {
        Checks.identifier("customer id", customerId);
        return calls.call(
                Operation.BALANCE, null, call -> call.send(Rule.READ, left -> transport.balance(customerId, left)));
    }

    @Override
    public void credit(String customerId, Amount amount) {
        Credit credit = Credit.of(customerId, amount);
        calls.call(
                Operation.CREDIT,
                null,
                call -> call.send(Rule.CREDIT, left -> {
                    transport.credit(credit, left);
                    return true;
                }));
    }
}
