package com.partnero.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.partnero.Amount;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.Operation;
import com.partnero.Transaction;
import com.partnero.errors.PartneroException;
import com.partnero.errors.PartneroInterruptedException;
import com.partnero.spi.CallObserver;
import com.partnero.spi.PartneroObserver;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.testkit.Fault;
import com.partnero.testkit.PartneroEmulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Calls from a reactive chain: where they run, and what a subscriber that goes away does to them. */
@SpringBootTest(
        classes = ReactiveRecipesTest.Application.class,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:reactive",
            "spring.sql.init.schema-locations=classpath:partnero/outbox/h2/R__partnero_outbox.sql"
        })
class ReactiveRecipesTest {

    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();
    private static final PartneroEmulator EMULATOR = PartneroEmulator.start();

    @Autowired
    private ReactiveRecipes.ReactiveOrders orders;

    /** What became of a call, and where it ran. */
    private record Call(Operation operation, Thread thread, PartneroException failure) {}

    @BeforeEach
    void seed() {
        CALLS.clear();
        EMULATOR.reset();
        EMULATOR.service().addCustomer("customer_123");
        EMULATOR.service().addCustomer("customer_456").referredBy("customer_123");
    }

    @AfterAll
    static void close() {
        EMULATOR.close();
    }

    private static NewTransaction sale(String key) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of("99.99", "USD"))
                .buyer(CustomerRef.id("customer_456"))
                .build();
    }

    /** Subscribes on a thread that must not block, as an event loop is. */
    private static <T> Mono<T> onEventLoop(Mono<T> mono) {
        return Mono.defer(() -> {
                    assertThat(Schedulers.isInNonBlockingThread()).isTrue();
                    return mono;
                })
                .subscribeOn(Schedulers.parallel());
    }

    @Test
    void noCallRunsOnTheEventLoop() {
        Transaction made = onEventLoop(orders.create(sale("order-1"))).block();
        Transaction found = onEventLoop(orders.find("order-1")).block();
        onEventLoop(orders.record(sale("order-2"))).block();

        assertThat(made).isNotNull();
        assertThat(found).isNotNull();
        await().untilAsserted(() ->
                assertThat(EMULATOR.service().transactions("order-2")).hasSize(1));
        assertThat(CALLS)
                .extracting(call -> call.thread().getName())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("parallel-"));
    }

    @Test
    void whatIsNotThereIsAnEmptyMono() {
        assertThat(onEventLoop(orders.find("order-0")).blockOptional()).isEmpty();
    }

    @Test
    void aFailureArrivesAsItself() {
        EMULATOR.faults().on(Operation.CREATE).next(Fault.status(422));

        assertThat(onEventLoop(orders.create(sale("order-1"))).materialize().block())
                .satisfies(signal -> assertThat(signal.getThrowable()).isInstanceOf(PartneroException.class));
    }

    @Test
    void aCancelledSubscriptionEndsARead() {
        EMULATOR.faults().on(Operation.FIND).next(Fault.STALL);

        Disposable subscription = onEventLoop(orders.find("order-1")).subscribe();
        await().until(() -> EMULATOR.received().contains(Operation.FIND));
        subscription.dispose();

        await().untilAsserted(() -> assertThat(CALLS)
                .singleElement()
                .satisfies(call -> assertThat(call.failure()).isInstanceOf(PartneroInterruptedException.class)));
    }

    @Test
    void aCancelledSubscriptionLeavesASaleAlone() {
        EMULATOR.faults().on(Operation.CREATE).next(Fault.slow(Duration.ofMillis(300)));

        Disposable subscription = onEventLoop(orders.create(sale("order-1"))).subscribe();
        await().until(() -> EMULATOR.received().contains(Operation.CREATE));
        subscription.dispose();

        await().untilAsserted(() -> assertThat(CALLS)
                .singleElement()
                .satisfies(call -> assertThat(call.failure()).isNull()));
        assertThat(EMULATOR.service().ledger()).hasSize(1);
    }

    @Test
    void aControllerOfWebFluxAnswers() {
        orders.create(sale("order-1")).block();
        WebTestClient client = WebTestClient.bindToController(new Api(orders)).build();

        client.get()
                .uri("/orders/order-1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("99.99 USD");
        client.get()
                .uri("/orders/order-0")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();
    }

    @RestController
    static final class Api {

        private final ReactiveRecipes.ReactiveOrders orders;

        Api(ReactiveRecipes.ReactiveOrders orders) {
            this.orders = orders;
        }

        @GetMapping("/orders/{order}")
        Mono<String> amount(@PathVariable("order") String order) {
            return orders.find(order).map(found -> String.valueOf(found.amount()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(ReactiveRecipes.ReactiveOrders.class)
    static class Application {

        @Bean
        PartneroConnectionDetails emulator() {
            return PartneroConnectionDetails.of(EMULATOR.baseUrl(), EMULATOR.apiKey());
        }

        @Bean
        PartneroObserver calls() {
            return operation -> new CallObserver() {
                @Override
                public void succeeded(boolean verified) {
                    CALLS.add(new Call(operation, Thread.currentThread(), null));
                }

                @Override
                public void failed(PartneroException exception) {
                    CALLS.add(new Call(operation, Thread.currentThread(), exception));
                }
            };
        }
    }
}
