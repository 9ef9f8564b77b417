package com.partnero.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.AsyncPartnero;
import com.partnero.Partnero;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AsyncCallTest {

    @Test
    void cancellingTheFutureClosesTheConnection() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Service service = Service.that((request, exchange) -> {
                    arrived.countDown();
                    exchange.hold();
                    gone.countDown();
                });
                Partnero partnero = service.client().build()) {
            CompletableFuture<?> balance =
                    AsyncPartnero.of(partnero, executor).call(p -> p.balances().get("customer_1"));
            arrived.await();

            balance.cancel(true);

            assertThat(gone.await(1, TimeUnit.SECONDS)).isTrue();
        } finally {
            executor.shutdown();
        }
    }
}
