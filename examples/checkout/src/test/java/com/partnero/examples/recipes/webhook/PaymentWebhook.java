package com.partnero.examples.recipes.webhook;

// snippet: webhook
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.PartneroTransactions;
import com.partnero.errors.Outcome;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroValidationException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PaymentWebhook {

    /** What the processor sends, after its signature was checked. */
    public record Paid(String payment, String customer, long cents, String currency) {}

    private final PartneroTransactions transactions;

    public PaymentWebhook(PartneroTransactions transactions) {
        this.transactions = transactions;
    }

    @PostMapping("/webhooks/paid")
    public ResponseEntity<Void> paid(@RequestBody Paid paid) {
        try {
            transactions.createIfAbsent(NewTransaction.builder()
                    .key(paid.payment()) // the payment's id, not the event's: the same at every delivery
                    .amount(Amount.ofMinor(paid.cents(), paid.currency()))
                    .buyer(CustomerRef.id(paid.customer()))
                    .build());
            return ResponseEntity.noContent().build();
        } catch (PartneroException failed) {
            // What Partnero refuses, it refuses every time. Anything else is delivered again, and looked up then.
            boolean refused = failed instanceof PartneroValidationException && failed.outcome() == Outcome.NOT_APPLIED;
            return ResponseEntity.status(refused ? 204 : 503).build();
        }
    }
}
// end
