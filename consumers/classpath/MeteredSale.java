import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.micrometer.PartneroMicrometer;
import com.partnero.retrofit.RetrofitPartnero;
import com.partnero.testkit.PartneroEmulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Records a sale by Retrofit, with metrics, at the emulator: what is no module, on a class path. */
public final class MeteredSale {

    private MeteredSale() {}

    public static void main(String... args) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (PartneroEmulator emulator = PartneroEmulator.start();
                Partnero partnero = RetrofitPartnero.builder()
                        .apiKey(emulator.apiKey())
                        .baseUrl(emulator.baseUrl())
                        .observer(PartneroMicrometer.observer(meters))
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
                    "recorded: " + (meters.get("partnero.client.call").timer().count() == 1));
        }
    }
}
