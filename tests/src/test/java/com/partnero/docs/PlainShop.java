package com.partnero.docs;

// snippet: plain-shop
import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Partnero;
import com.partnero.feign.FeignPartnero;

final class PlainShop {

    public static void main(String[] args) {
        try (Partnero partnero = FeignPartnero.builder()
                .apiKey(System.getenv("PARTNERO_API_KEY"))
                .application("shop/1.4")
                .build()) {
            sell(partnero);
        }
    }

    static void sell(Partnero partnero) {
        partnero.transactions()
                .create(NewTransaction.builder()
                        .key("order-1042")
                        .amount(Amount.of("99.99", "USD"))
                        .buyer(CustomerRef.id("customer_456"))
                        .build());
    }
}
// end
