package com.partnero.policy;

import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.Operation;
import com.partnero.PartneroBalances;
import com.partnero.internal.Checks;
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
                Operation.BALANCE,
                null,
                call -> call.send(OperationKind.READ, context -> transport.balance(customerId, context)));
    }

    @Override
    public void credit(String customerId, Amount amount) {
        Credit credit = Credit.of(customerId, amount);
        calls.call(
                Operation.CREDIT,
                null,
                call -> call.send(OperationKind.CREDIT, context -> {
                    transport.credit(credit, context);
                    return true;
                }));
    }
}
