package com.partnero.examples.recipes.webhook;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewCustomer;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroValidationException;
import com.partnero.errors.Retry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

// snippet: webhook
@RestController
public class PaymentWebhook {

    private static final Logger log = LoggerFactory.getLogger(PaymentWebhook.class);

    /** What the processor sends, after its signature was checked. A new customer has an e-mail address. */
    public record Paid(String payment, String customer, String email, long cents, String currency) {}

    private final PartneroTransactions transactions;
    private final Payments payments;
    private final AtomicLong unreferred;
    private final boolean processorIsPatient;

    public PaymentWebhook(
            PartneroTransactions transactions, Payments payments, AtomicLong unreferred, boolean processorIsPatient) {
        this.transactions = transactions;
        this.payments = payments;
        this.unreferred = unreferred;
        this.processorIsPatient = processorIsPatient;
    }

    @PostMapping("/webhooks/paid")
    public ResponseEntity<Void> paid(@RequestBody Paid paid) {
        return orAgain(() -> payments.isRefunded(paid.payment()) ? takeBack(paid.payment()) : record(paid));
    }

    @PostMapping("/webhooks/refunded/{payment}")
    public ResponseEntity<Void> refunded(@PathVariable String payment) {
        return orAgain(() -> {
            payments.setRefunded(payment); // first: the payment may come later, or again
            return takeBack(payment);
        });
    }

    private ResponseEntity<Void> record(Paid paid) {
        try {
            transactions.createIfAbsent(sale(paid));
        } catch (PartneroValidationException refused) {
            boolean aboutBuyer = refused.retry() == Retry.NEVER
                    && refused.fieldErrors().keySet().stream()
                            .anyMatch(field -> field.equals("customer") || field.startsWith("customer."));
            if (aboutBuyer && paid.email() != null) { // Partnero knows this customer already
                return record(new Paid(paid.payment(), paid.customer(), null, paid.cents(), paid.currency()));
            }
            if (aboutBuyer) { // nobody has referred this buyer
                unreferred.incrementAndGet();
                return done(paid.payment());
            }
            return repeatOrPark(paid.payment(), paid, refused);
        } catch (PartneroException failed) {
            return repeatOrPark(paid.payment(), paid, failed);
        } catch (IllegalArgumentException | NullPointerException unsellable) { // no buyer, or another currency
            return park(paid.payment(), paid, Retry.NEVER, unsellable);
        }
        // The refund may have come meanwhile.
        return payments.isRefunded(paid.payment()) ? takeBack(paid.payment()) : done(paid.payment());
    }

    private static NewTransaction sale(Paid paid) {
        return NewTransaction.builder()
                .key(paid.payment()) // the payment's id, not the event's: the same at every delivery
                .amount(Amount.ofMinor(paid.cents(), paid.currency()))
                .buyer(
                        paid.email() == null
                                ? CustomerRef.id(paid.customer())
                                : NewCustomer.builder()
                                        .id(paid.customer())
                                        .email(paid.email())
                                        .build())
                .build();
    }

    private ResponseEntity<Void> takeBack(String payment) {
        try {
            transactions.deleteIfExists(payment);
            return done(payment);
        } catch (PartneroException failed) {
            // After a lost answer, the row that is left may be another sale: a person must look.
            return failed.retry() == Retry.LOOK_FIRST
                    ? park(payment, null, Retry.NEVER, failed)
                    : repeatOrPark(payment, null, failed);
        }
    }

    private ResponseEntity<Void> repeatOrPark(String payment, Paid paid, PartneroException failed) {
        return failed.retry() != Retry.NEVER && processorIsPatient
                ? again() // createIfAbsent looks first
                : park(payment, paid, failed.retry(), failed);
    }

    private ResponseEntity<Void> park(String payment, Paid paid, Retry retry, RuntimeException failed) {
        payments.park(payment, paid, retry, failed.getMessage());
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Void> done(String payment) {
        payments.unpark(payment);
        return ResponseEntity.noContent().build();
    }

    /** If the application's own table fails, the processor delivers again. */
    private static ResponseEntity<Void> orAgain(Supplier<ResponseEntity<Void>> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            log.error("a payment was not handled, and is delivered again", failed);
            return again();
        }
    }

    private static ResponseEntity<Void> again() {
        return ResponseEntity.status(503).build();
    }
}
// end
