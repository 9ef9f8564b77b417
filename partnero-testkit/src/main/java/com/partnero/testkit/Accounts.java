package com.partnero.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads balances and writes credit notes. The service's lock protects it. */
final class Accounts {

    private final Program program;
    private final Behaviour behaviour;
    private final Customers customers;
    private final Ledger ledger;

    Accounts(Program program, Behaviour behaviour, Customers customers, Ledger ledger) {
        this.program = program;
        this.behaviour = behaviour;
        this.customers = customers;
        this.ledger = ledger;
    }

    BalanceRow balance(String id, Instant now) {
        CustomerRow customer = known(id);
        Balances balances = new Balances(customer.id())
                .credits(ledger.openings(), false)
                .rewards(ledger.rewarding(customer.id(), now))
                .credits(ledger.credits(), behaviour.creditDrawsDown());
        return new BalanceRow(
                customer,
                customers.referrals(customer.id()),
                balances.entries(),
                ledger.coupons(customer.id(), now),
                program.referralLink() + customer.key());
    }

    void credit(
            String id, @Nullable BigDecimal amount, @Nullable String unit, @Nullable Boolean currency, Instant now) {
        CustomerRow customer = known(id);
        Refusal.Collector problems = new Refusal.Collector();
        if (amount == null) {
            problems.required("amount");
        } else if (amount.signum() <= 0) {
            problems.add("amount", "The amount must be greater than 0.");
        }
        if (unit == null || unit.isBlank()) {
            problems.required("amount_units");
        }
        if (currency == null) {
            problems.required("is_currency");
        }
        problems.refuseIfAny();
        ledger.add(new CreditRow(
                customer.id(),
                Ledger.tidy(Objects.requireNonNull(amount)),
                Objects.requireNonNull(unit),
                Objects.requireNonNull(currency),
                now));
    }

    private CustomerRow known(String id) {
        CustomerRow customer = customers.get(id);
        if (customer == null) {
            throw Refusal.notFound("Customer not found.")
                    .because("add the customer by service().addCustomer(..), or by POST /__partnero/customers");
        }
        return customer;
    }
}
