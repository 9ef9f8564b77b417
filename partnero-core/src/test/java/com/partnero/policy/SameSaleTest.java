package com.partnero.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Action;
import com.partnero.Amount;
import com.partnero.Buyer;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.Transaction;
import org.junit.jupiter.api.Test;

class SameSaleTest {

    @Test
    void theNumberCountsAndNotItsDigits() {
        assertThat(same(Amount.of("100", "USD"), Amount.of("100.00", "USD"))).isTrue();
        assertThat(same(Amount.of("100", "USD"), Amount.of("100.01", "USD"))).isFalse();
        assertThat(same(Amount.of("100"), Amount.of("100.01", "USD"))).isFalse();
        assertThat(same(Amount.of("100", "USD"), Amount.of("100.01"))).isFalse();
        assertThat(same(Amount.of("100", "USD"), Amount.of("100.01", "usd"))).isFalse();
    }

    @Test
    void anAmountInAnotherCurrencyMayHaveBeenConverted() {
        assertThat(same(Amount.of("100", "EUR"), Amount.of("108.50", "USD"))).isTrue();
    }

    @Test
    void whatTheServiceDoesNotSayIsNoDifference() {
        assertThat(SameSale.matches(
                        sale(CustomerRef.id("customer_456"), Amount.of("1")),
                        Transaction.builder().key("k").build()))
                .isTrue();
    }

    @Test
    void anotherActionIsAnotherSale() {
        assertThat(SameSale.matches(
                        sale(CustomerRef.id("customer_456"), Amount.of("1")),
                        Transaction.builder()
                                .key("k")
                                .action(Action.of("upgrade"))
                                .build()))
                .isFalse();
    }

    @Test
    void buyersAreComparedByIdOnly() {
        assertThat(sameBuyer(CustomerRef.id("customer_456"))).isTrue();
        assertThat(sameBuyer(CustomerRef.id("customer_457"))).isFalse();
        assertThat(sameBuyer(CustomerRef.key("customer_457"))).isTrue();
        assertThat(sameBuyer(CustomerRef.email("a@b"))).isTrue();
        assertThat(sameBuyer(NewCustomer.builder().id("customer_456").build())).isTrue();
        assertThat(sameBuyer(NewCustomer.builder().id("customer_457").build())).isFalse();
        assertThat(sameBuyer(NewCustomer.builder().email("a@b").build())).isTrue();
    }

    private static boolean same(Amount sold, Amount recorded) {
        return SameSale.matches(
                sale(CustomerRef.id("customer_456"), sold),
                Transaction.builder().key("k").amount(recorded).build());
    }

    private static boolean sameBuyer(Buyer buyer) {
        return SameSale.matches(
                sale(buyer, Amount.of("1")),
                Transaction.builder().key("k").buyer("customer_456").build());
    }

    private static NewTransaction sale(Buyer buyer, Amount amount) {
        return NewTransaction.builder().key("k").amount(amount).buyer(buyer).build();
    }
}
