package com.partnero.policy;

import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerBalance;
import com.partnero.Operation;
import com.partnero.PartneroBalances;
import com.partnero.internal.Checks;
import com.partnero.spi.AttemptContext;
import com.partnero.spi.AttemptFailedException;
import com.partnero.spi.Evidence;
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
                call -> call.send(OperationKind.READ, context -> balance(customerId, context)));
    }

    private CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        CustomerBalance balance = transport.balance(customerId, context);
        if (!Evidence.isAbout(customerId, balance)) {
            throw Recorder.aboutSomethingElse("the answer speaks of another customer");
        }
        return balance;
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
