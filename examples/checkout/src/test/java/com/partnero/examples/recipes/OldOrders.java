package com.partnero.examples.recipes;

import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.PartneroOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application that imports old orders by the recipe, to be killed. It says how many are {@code STORED} and {@code WAITING}. */
final class OldOrders {

    private static final int BATCH = 100;

    private OldOrders() {}

    static OutboxRecipes.Order order(int number) {
        Instant paid = Instant.now().minus(Duration.ofDays(400)).plusSeconds(number);
        return new OutboxRecipes.Order("old-" + number, "customer_456", 10_000 + number, paid, 0);
    }

    private static Iterator<List<OutboxRecipes.Order>> batches(int orders) {
        return IntStream.range(0, orders / BATCH)
                .mapToObj(batch -> IntStream.range(batch * BATCH, (batch + 1) * BATCH)
                        .mapToObj(OldOrders::order)
                        .toList())
                .iterator();
    }

    public static void main(String[] arguments) {
        ConfigurableApplicationContext shop = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
        int orders = shop.getEnvironment().getRequiredProperty("old.orders", Integer.class);
        List<String> stored = new ArrayList<>();
        new OutboxRecipes.Orders(shop.getBean(PartneroOutbox.class)).importOld(batches(orders), results -> {
            stored.addAll(results.keySet());
            System.out.println("STORED " + stored.size() + " "
                    + results.values().iterator().next());
        });
        OutboxOperations operations = shop.getBean(OutboxOperations.class);
        for (long waiting = waiting(operations); waiting > 0; waiting = waiting(operations)) {
            System.out.println("WAITING " + waiting);
            LockSupport.parkNanos(100_000_000);
        }
        System.out.println("FINISHED");
        shop.close();
    }

    /** How many are still to be delivered. */
    private static long waiting(OutboxOperations operations) {
        return operations.summary().stream()
                .flatMap(summary -> summary.counts().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
