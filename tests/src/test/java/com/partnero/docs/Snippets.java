package com.partnero.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.Reward;
import com.partnero.Transaction;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.InMemoryPartnero;

/** The Java of the documentation, compiled; {@link SnippetTest} compares it with the documents and runs what can run. */
final class Snippets {

    private Snippets() {}

    // spotless:off
    static Transaction record(PartneroTransactions transactions) {
        // snippet: record
        Transaction made = transactions.create(NewTransaction.builder()
                .key("order-1042")                           // yours, never twice; or .withoutKey()
                .amount(Amount.of("99.99", "USD"))           // or Amount.ofMinor(9999, "USD")
                .buyer(CustomerRef.id("customer_456"))       // or .key(..), .email(..), or a NewCustomer
                .build());
        // end
        return made;
    }

    static void plain() {
        // snippet: plain
        Partnero partnero = FeignPartnero.builder().apiKey(System.getenv("PARTNERO_API_KEY")).build();
        PartneroTransactions transactions = partnero.transactions();
        // end
        assertThat(transactions).isNotNull();
    }

    static void failure(Partnero partnero, NewTransaction sale) {
        // snippet: failure
        try {
            partnero.transactions().create(sale);
        } catch (PartneroException e) {
            if (e.outcome() == Outcome.UNKNOWN) {
                repeatLater(sale);                           // with createIfAbsent, which looks first
            } else {
                throw e;                                     // nothing was recorded; the message says why
            }
        }
        // end
    }

    static void test() {
        // snippet: test
        InMemoryPartnero partnero = InMemoryPartnero.create();
        partnero.service().addCustomer("customer_123");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");

        Transaction made = record(partnero.transactions());

        assertThat(made.rewards()).extracting(Reward::beneficiary).containsExactly("customer_123", "customer_456");
        // end
    }
    // spotless:on

    private static void repeatLater(NewTransaction sale) {
        assertThat(sale).isNotNull();
    }
}
