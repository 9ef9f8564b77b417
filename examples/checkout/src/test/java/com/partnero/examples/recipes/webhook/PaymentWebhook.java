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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

// snippet: webhook
@RestController
public class PaymentWebhook {

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
        if (payments.isRefunded(paid.payment())) {
            return done();
        }
        try {
            transactions.createIfAbsent(NewTransaction.builder()
                    .key(paid.payment()) // the payment's id, not the event's: the same at every delivery
                    .amount(Amount.ofMinor(paid.cents(), paid.currency()))
                    .buyer(
                            paid.email() == null
                                    ? CustomerRef.id(paid.customer())
                                    : NewCustomer.builder()
                                            .id(paid.customer())
                                            .email(paid.email())
                                            .build())
                    .build());
            payments.unpark(paid.payment());
            return done();
        } catch (PartneroValidationException refused) {
            boolean aboutBuyer = refused.fieldErrors().keySet().stream()
                    .anyMatch(field -> field.equals("customer") || field.startsWith("customer."));
            if (aboutBuyer && paid.email() != null) { // Partnero knows this customer already
                return paid(new Paid(paid.payment(), paid.customer(), null, paid.cents(), paid.currency()));
            }
            if (aboutBuyer) { // nobody has referred this buyer
                unreferred.incrementAndGet();
                return done();
            }
            return repeatOrPark(paid.payment(), refused);
        } catch (PartneroException failed) {
            return repeatOrPark(paid.payment(), failed);
        }
    }

    @PostMapping("/webhooks/refunded/{payment}")
    public ResponseEntity<Void> refunded(@PathVariable String payment) {
        payments.setRefunded(payment); // first: the payment may come later, or again
        try {
            transactions.deleteIfExists(payment);
            payments.unpark(payment);
            return done();
        } catch (PartneroException failed) {
            // After a lost answer, the row that is left may be another sale: a person must look.
            return failed.retry() == Retry.LOOK_FIRST ? park(payment, failed) : repeatOrPark(payment, failed);
        }
    }

    private ResponseEntity<Void> repeatOrPark(String payment, PartneroException failed) {
        return failed.retry() != Retry.NEVER && processorIsPatient
                ? ResponseEntity.status(503).build() // delivered again; createIfAbsent looks first
                : park(payment, failed);
    }

    /** If this fails, too, the answer is an error, and the payment is delivered again. */
    private ResponseEntity<Void> park(String payment, PartneroException failed) {
        payments.park(payment, failed);
        return done();
    }

    private static ResponseEntity<Void> done() {
        return ResponseEntity.noContent().build();
    }
}
// end
