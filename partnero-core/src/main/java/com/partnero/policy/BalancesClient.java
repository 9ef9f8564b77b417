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

/** Implements the driving port with the driven one. */
final class BalancesClient implements PartneroBalances {

    private final Transport transport;
    private final CallRunner runner;

    BalancesClient(CallRunner runner) {
        this.runner = runner;
        transport = runner.client().transport;
    }

    @Override
    public CustomerBalance get(String customerId) {
        Checks.identifier("customer id", customerId);
        runner.checkLength("customer id", customerId);
        return runner.run(
                Operation.BALANCE,
                null,
                call -> call.send(OperationKind.READ, context -> balance(customerId, context)));
    }

    private CustomerBalance balance(String customerId, AttemptContext context) throws AttemptFailedException {
        CustomerBalance balance = transport.balance(customerId, context);
        if (!Evidence.isAbout(customerId, balance)) {
            throw SaleWriter.aboutSomethingElse("the answer is about another customer");
        }
        return balance;
    }

    @Override
    public void credit(String customerId, Amount amount) {
        Credit credit = Credit.of(customerId, amount);
        runner.checkLength("customer id", customerId);
        if (amount.isCurrency()) {
            runner.checkUnit(amount);
        }
        runner.run(
                Operation.CREDIT,
                null,
                call -> call.send(OperationKind.CREDIT, context -> {
                    transport.credit(credit, context);
                    return true;
                }));
    }
}
