package com.partnero.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Amount;
import com.partnero.ApiKey;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.TransactionQuery;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroConflictException;
import com.partnero.errors.PartneroConnectionLostException;
import com.partnero.errors.PartneroNotFoundException;
import com.partnero.errors.PartneroRateLimitedException;
import com.partnero.errors.PartneroServerException;
import com.partnero.errors.PartneroTimeoutException;
import com.partnero.errors.PartneroValidationException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class InMemoryPartneroTest {

    private final InMemoryPartnero partnero = InMemoryPartnero.create();

    @BeforeEach
    void seed() {
        partnero.service().addCustomer("customer_123").name("Alice");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    @Test
    void aSaleRewardsReferrerAndBuyer() {
        Transaction made = partnero.transactions().create(sale("order-1042"));

        assertThat(made.buyer()).isEqualTo("customer_456");
        assertThat(made.referrer()).isEqualTo("customer_123");
        assertThat(made.amount()).isEqualTo(Amount.fromWire(Amount.of("99.99").value(), null, false));
        assertThat(made.rewards()).extracting("beneficiary").containsExactly("customer_123", "customer_456");
        assertThat(made.rewards())
                .extracting("amount")
                .containsExactly(Amount.of("19.998", "USD"), Amount.of("9.999", "USD"));
        assertThat(partnero.transactions().find("order-1042").orElseThrow().amount())
                .isEqualTo(Amount.of("99.99", "USD"));
        assertThat(partnero.balances().get("customer_123").currency()).containsExactly(Amount.of("19.998", "USD"));
    }

    @Test
    void withoutAQueryAllTransactionsAreRead() {
        for (int number = 1; number <= 101; number++) {
            partnero.service().addTransaction(sale("order-" + number));
        }

        assertThat(partnero.transactions().list().items()).hasSize(100);
        assertThat(partnero.transactions().stream()).hasSize(101);
    }

    @Test
    void aNewCustomerIsCreatedWithTheSaleOnce() {
        NewCustomer robert = NewCustomer.builder()
                .id("customer_789")
                .email("robert@example.com")
                .referrer(CustomerRef.key("ref_customer_123"))
                .build();
        NewTransaction sale = NewTransaction.builder()
                .key("order-1")
                .amount(Amount.of("10"))
                .buyer(robert)
                .build();

        partnero.transactions().create(sale);

        assertThat(partnero.service().customer("customer_789").referrer().id()).isEqualTo("customer_123");
        assertThatThrownBy(() -> partnero.transactions().create(sale))
                .isInstanceOf(PartneroValidationException.class)
                .asInstanceOf(InstanceOfAssertFactories.type(PartneroValidationException.class))
                .satisfies(e -> assertThat(e.fieldErrors()).containsOnlyKeys("customer.id", "customer.email"));
    }

    @Test
    void aFailureDoesNotNameAHostThatWasNotCalled() {
        assertThatThrownBy(() -> partnero.transactions().delete("order-1"))
                .hasMessageContaining("(DELETE /transactions/{key}) at in-memory failed: ")
                .hasMessageNotContaining("api.partnero.com");
    }

    @Test
    void aLostAnswerIsVerifiedNotSentAgain() {
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        Transaction made = partnero.transactions().create(sale("order-1042"));

        assertThat(made.isVerified()).isTrue();
        assertThat(partnero.received()).containsExactly(Operation.CREATE, Operation.LIST);
        assertThat(partnero.service().transactions("order-1042")).hasSize(1);
    }

    @Test
    void aLostCreditIsUnknown() {
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);

        assertThatThrownBy(() -> partnero.balances().credit("customer_123", Amount.of("5", "USD")))
                .isInstanceOf(PartneroConnectionLostException.class)
                .hasFieldOrPropertyWithValue("outcome", Outcome.UNKNOWN);
        assertThat(partnero.service().credits()).hasSize(1);
    }

    @Test
    void aRateLimitIsWaitedForWithoutWaiting() {
        partnero.faults().next(Fault.RATE_LIMIT.retryAfter(2)).then(Fault.RATE_LIMIT.retryAfter(3));

        partnero.transactions().create(sale("order-1042"));

        assertThat(partnero.received()).containsExactly(Operation.CREATE, Operation.CREATE, Operation.CREATE);
    }

    @Test
    void aRateLimitBeyondTheDeadlineIsReported() {
        partnero.faults().next(Fault.RATE_LIMIT.retryAfter(600));

        assertThatThrownBy(() -> partnero.transactions().create(sale("order-1042")))
                .isInstanceOfSatisfying(
                        PartneroRateLimitedException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
    }

    @Test
    void aStallTakesTheTimeOfItsCallOnly() {
        partnero.faults().on(Operation.CREDIT).next(Fault.STALL_AFTER_COMMIT);

        assertThatThrownBy(() -> partnero.balances().credit("customer_123", Amount.of("5", "USD")))
                .isInstanceOf(PartneroTimeoutException.class);
    }

    @Test
    void anOutageForATimeIsSatOutAndThenOver() {
        partnero.faults().during(Duration.ofMinutes(1), Fault.UNAVAILABLE);

        assertThatThrownBy(() -> partnero.transactions().list(TransactionQuery.all()))
                .isInstanceOf(PartneroServerException.class);
        ((ManualClock) partnero.service().clock()).advance(Duration.ofMinutes(1));
        assertThat(partnero.transactions().list(TransactionQuery.all()).items()).isEmpty();
    }

    @Test
    void aBatchIsRecordedByOneRequest() {
        List<Transaction> made = partnero.transactions().createAll(NewTransactionBatch.of(sale("a"), sale("b")));

        assertThat(made).extracting(Transaction::key).containsExactly("a", "b");
        assertThat(partnero.received()).containsExactly(Operation.CREATE_ALL);
    }

    @Test
    void pagesAreWalkedToTheEnd() {
        for (int i = 0; i < 7; i++) {
            partnero.transactions().create(sale("order-" + i));
        }

        assertThat(partnero.transactions().stream(TransactionQuery.all().withLimit(3)))
                .extracting(Transaction::key)
                .containsExactly("order-6", "order-5", "order-4", "order-3", "order-2", "order-1", "order-0");
    }

    @Test
    void whatIsGoneIsNotFound() {
        partnero.transactions().create(sale("order-1042"));

        partnero.transactions().delete("order-1042");

        assertThat(partnero.transactions().find("order-1042")).isEmpty();
        assertThatThrownBy(() -> partnero.transactions().delete("order-1042"))
                .isInstanceOf(PartneroNotFoundException.class);
        assertThatThrownBy(() -> partnero.balances().get("nobody")).isInstanceOf(PartneroNotFoundException.class);
    }

    @Test
    void aServiceThatKeepsKeysUniqueIsASwitch() {
        partnero.service().behaviour().repeatedKey(RepeatedKey.CONFLICT_409);
        partnero.transactions().create(sale("order-1042"));

        assertThatThrownBy(() -> partnero.transactions().create(sale("order-1042")))
                .isInstanceOf(PartneroConflictException.class);
        assertThat(partnero.transactions().createIfAbsent(sale("order-1042")).key())
                .isEqualTo("order-1042");
    }

    @Test
    void aResetForgetsEverything() {
        partnero.faults().always(Fault.SERVER_ERROR);
        partnero.service().program().currency("EUR");

        partnero.reset();

        assertThat(partnero.service().customers()).isEmpty();
        assertThat(partnero.service().program().currency()).isEqualTo("USD");
        assertThat(partnero.transactions().list(TransactionQuery.all()).items()).isEmpty();
        assertThat(partnero.received()).containsExactly(Operation.LIST);
    }

    @Test
    void aViewForAnotherKeyStaysUsableAfterAReset() {
        ApiKey key = ApiKey.of("other");
        Partnero view = partnero.withKey(key);

        partnero.reset();
        partnero.service(key).addCustomer("customer_123");
        partnero.service(key).addCustomer("customer_456").referredBy("customer_123");
        view.transactions().create(sale("order-1042"));

        assertThat(partnero.service(key).transactions("order-1042")).hasSize(1);
        assertThat(partnero.service().transactions("order-1042")).isEmpty();
    }
}
