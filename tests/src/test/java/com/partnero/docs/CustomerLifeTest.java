package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.CustomerBalance;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.Transaction;
import com.partnero.testkit.InMemoryPartnero;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of the pages on a customer's life, subscriptions and imports, run. */
class CustomerLifeTest {

    private final InMemoryPartnero partnero = InMemoryPartnero.create();

    // spotless:off
    @BeforeEach
    void addCustomers() {
        partnero.service().addCustomer("customer_123").key("ref_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void aReferredCustomerIsCreatedWithTheFirstSale() {
        // snippet: life-first-sale
        NewCustomer newcomer = NewCustomer.builder()
                .id("customer_789")                           // your own id, for later sales
                .email("robert.johnson@example.com")
                .referrer(CustomerRef.key("ref_123"))         // from the link that brought the customer
                .build();
        partnero.transactions().createIfAbsent(NewTransaction.builder()
                .key("order-1043")
                .amount(Amount.of("50.99", "USD"))
                .buyer(newcomer)
                .build());
        // end

        assertThat(partnero.service().customer("customer_789").referrer()).isNotNull();
    }

    @Test
    void aBalanceIsReadAndCredited() {
        // snippet: life-balance
        CustomerBalance balance = partnero.balances().get("customer_123");
        List<Amount> money = balance.currency();              // one amount for each currency
        String link = balance.customer() == null ? null : balance.customer().referralLink();

        partnero.balances().credit("customer_123", Amount.of("10", "USD"));
        // end

        assertThat(money).isEmpty();
        assertThat(link).isNotNull();
        assertThat(partnero.balances().get("customer_123").currency()).containsExactly(Amount.of("10", "USD"));
    }

    @Test
    void theSalesOfAPersonAreDeleted() {
        sell("order-1", "customer_456");
        partnero.service().addCustomer("customer_999").referredBy("customer_123");
        sell("order-2", "customer_999");

        deleteSalesOf("customer_456", partnero.transactions());

        assertThat(partnero.service().transactions()).extracting(Transaction::key).containsExactly("order-2");
    }

    private static void deleteSalesOf(String customer, PartneroTransactions transactions) {
        // snippet: life-delete
        List<String> keys;
        try (Stream<Transaction> all = transactions.stream()) {
            keys = all.filter(sale -> customer.equals(sale.buyer()) && sale.key() != null)
                    .map(Transaction::key)
                    .toList();
        }
        keys.forEach(transactions::deleteIfExists);
        // end
    }

    @Test
    void everyRenewalIsASaleOfItsOwn() {
        PartneroTransactions transactions = partnero.transactions();

        for (String period : List.of("2026-01", "2026-02", "2026-02")) {
            renewed("sub-7", period, "customer_456", transactions);
        }

        assertThat(partnero.service().transactions())
                .extracting(Transaction::key)
                .containsExactlyInAnyOrder("sub-7-2026-01", "sub-7-2026-02");
    }

    private static void renewed(String subscription, String period, String customer, PartneroTransactions transactions) {
        // snippet: subscription-renewal
        transactions.createIfAbsent(NewTransaction.builder()
                .key(subscription + "-" + period)             // one key for each paid period
                .amount(Amount.of("9.99", "USD"))             // what was paid in this period
                .action(Action.of("renewal"))                 // if your program tells renewals from sales
                .buyer(CustomerRef.id(customer))
                .build());
        // end
    }

    @Test
    void historyIsImportedOnceAndPaysNobodyAgain() {
        List<OldOrder> orders = List.of(
                new OldOrder("order-1", "20.00", "customer_456", Instant.parse("2025-01-01T10:00:00Z")),
                new OldOrder("order-2", "30.00", "customer_456", Instant.parse("2025-02-01T10:00:00Z")));

        imported(orders, partnero.transactions());
        imported(orders, partnero.transactions());

        assertThat(partnero.service().transactions())
                .hasSize(2)
                .allSatisfy(sale -> assertThat(sale.rewards()).isEmpty())
                .anySatisfy(sale -> assertThat(sale.createdAt()).isEqualTo("2025-01-01T10:00:00Z"));
    }

    private static void imported(List<OldOrder> orders, PartneroTransactions transactions) {
        // snippet: history-import
        for (OldOrder order : orders) {                       // oldest first
            transactions.createIfAbsent(NewTransaction.builder()
                    .key(order.number())
                    .amount(Amount.of(order.total(), "USD"))
                    .buyer(CustomerRef.id(order.customer()))
                    .createdAt(order.paidAt())
                    .rewarded(true)                           // it was rewarded where it comes from
                    .build());
        }
        // end
    }

    // spotless:on

    private record OldOrder(String number, String total, String customer, Instant paidAt) {}

    private void sell(String key, String customer) {
        partnero.transactions()
                .create(NewTransaction.builder()
                        .key(key)
                        .amount(Amount.of("5", "USD"))
                        .buyer(CustomerRef.id(customer))
                        .build());
    }
}
