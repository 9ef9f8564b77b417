package com.partnero.docs;

// snippet: cdi
import com.partnero.Partnero;
import com.partnero.PartneroTransactions;
import com.partnero.feign.FeignPartnero;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

@ApplicationScoped
public class PartneroProducer {

    @Produces
    @ApplicationScoped
    Partnero partnero() {
        return FeignPartnero.builder()
                .apiKey(System.getenv("PARTNERO_API_KEY"))
                .application("shop/1.4")
                .build();
    }

    @Produces
    PartneroTransactions transactions(Partnero partnero) {
        return partnero.transactions();
    }

    void close(@Disposes Partnero partnero) {
        partnero.close();
    }
}
// end
