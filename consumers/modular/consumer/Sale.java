package consumer;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;
import com.partnero.testkit.PartneroEmulator;

/** Records a sale by Feign at the emulator: on a module path, in a linked image, and from a flat jar. */
public final class Sale {

    private Sale() {}

    public static void main(String... args) {
        try (PartneroEmulator emulator = PartneroEmulator.start();
                Partnero partnero = FeignPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl())
                        .build()) {
            emulator.service().addCustomer("customer_123");
            emulator.service().addCustomer("customer_456").referredBy("customer_123");
            partnero.transactions()
                    .create(NewTransaction.builder()
                            .key("order-1042")
                            .amount(Amount.of("99.99", "EUR"))
                            .buyer(CustomerRef.id("customer_456"))
                            .build());
            System.out.println(
                    "recorded: " + partnero.transactions().find("order-1042").isPresent());
        }
    }
}
