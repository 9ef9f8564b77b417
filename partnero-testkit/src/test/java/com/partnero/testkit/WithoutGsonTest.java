package com.partnero.testkit;

import static com.partnero.testkit.assertj.PartneroAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.TransactionQuery;
import com.partnero.errors.PartneroValidationException;
import com.partnero.testkit.junit.PartneroExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The fake for applications without Gson on their class path, which this test runs without, too. */
@Tag("no-gson")
@ExtendWith(PartneroExtension.class)
class WithoutGsonTest {

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    @BeforeEach
    void seed(InMemoryPartnero partnero) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName("com.google.gson.Gson"));
        partnero.service().addCustomer("customer_123").coupon("HI").customField("size", "L");
        partnero.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @Test
    void everyOperationWorks(InMemoryPartnero partnero) {
        partnero.transactions().create(sale("order-1"));
        partnero.transactions().createAll(NewTransactionBatch.of(sale("order-2"), sale("order-3")));
        assertThat(partnero.transactions().find("order-2")).isPresent();
        assertThat(partnero.transactions().list(TransactionQuery.all()).items()).hasSize(3);
        partnero.transactions().delete("order-3");
        partnero.balances().credit("customer_123", Amount.of("100", "USD"));
        assertThat(partnero.balances().get("customer_123").currency()).isNotEmpty();

        assertThat(partnero).recorded("order-1").once().rewarding("customer_123", "19.998", "USD");
        assertThat(partnero).credited("customer_123").once();
        assertThat(partnero.received()).contains(Operation.CREATE_ALL);
    }

    @Test
    void faultsRefusalsAndResetsWork(InMemoryPartnero partnero) {
        partnero.faults().next(Fault.LOSE_ANSWER_AFTER_COMMIT);
        partnero.transactions().create(sale("order-1"));
        partnero.service().behaviour().repeatedKey(RepeatedKey.INVALID_422);
        assertThatExceptionOfType(PartneroValidationException.class)
                .isThrownBy(() -> partnero.transactions().create(sale("order-1")));
        partnero.reset();
        assertThat(partnero).recordedNothing();
    }

    @Test
    void anExportNeedsIt(InMemoryPartnero partnero) {
        assertThatExceptionOfType(NoClassDefFoundError.class)
                .isThrownBy(() -> partnero.service().exportState());
    }
}
