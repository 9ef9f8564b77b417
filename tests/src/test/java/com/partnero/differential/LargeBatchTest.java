package com.partnero.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.NewTransactionBatch;
import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.Transaction;
import com.partnero.client.PartneroBuilder;
import com.partnero.feign.FeignPartnero;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizes of batches that the documents name, with an answer of many megabytes and with one that is lost. */
class LargeBatchTest {

    @ParameterizedTest
    @CsvSource({"feign, 1390", "feign, 10000", "retrofit, 1390", "retrofit, 10000"})
    void aBatchIsRecordedByOneRequest(String transport, int size) {
        try (PartneroEmulator emulator = emulator();
                Partnero partnero = client(transport, emulator)) {
            List<Transaction> made = partnero.transactions().createAll(batch(size));

            assertThat(made).hasSize(size);
            assertThat(emulator.received()).containsExactly(Operation.CREATE_ALL);
        }
    }

    @ParameterizedTest
    @CsvSource({"feign, 1390", "feign, 10000", "retrofit, 1390", "retrofit, 10000"})
    void aBatchWhoseAnswerIsLostIsFoundByPagesOfAHundred(String transport, int size) {
        try (PartneroEmulator emulator = emulator();
                Partnero partnero = client(transport, emulator)) {
            emulator.faults().on(Operation.CREATE_ALL).next(Fault.LOSE_ANSWER_AFTER_COMMIT);

            List<Transaction> made = partnero.transactions().createAll(batch(size));

            assertThat(made).hasSize(size).allMatch(Transaction::isVerified);
            assertThat(emulator.received()).hasSizeLessThanOrEqualTo(1 + size / 100 + 2);
            assertThat(emulator.service().ledger()).hasSize(size);
        }
    }

    private static PartneroEmulator emulator() {
        return PartneroEmulator.builder()
                .seed(service -> {
                    service.program().currency("EUR");
                    service.addCustomer("referrer");
                    service.addCustomer("buyer").referredBy("referrer");
                })
                .start();
    }

    private static Partnero client(String transport, PartneroEmulator emulator) {
        PartneroBuilder<?> builder = transport.equals("feign") ? FeignPartnero.builder() : RetrofitPartnero.builder();
        return builder.apiKey(emulator.apiKey())
                .baseUrl(emulator.baseUrl())
                // Megabytes take their time on a busy machine.
                .readTimeout(Duration.ofMinutes(2))
                .callTimeout(Duration.ofMinutes(4))
                .build();
    }

    private static NewTransactionBatch batch(int size) {
        return NewTransactionBatch.of(IntStream.range(0, size)
                .mapToObj(i -> NewTransaction.builder()
                        .key("order-" + i)
                        .amount(Amount.of("99.99", "EUR"))
                        .buyer(CustomerRef.id("buyer"))
                        .build())
                .toList());
    }
}
