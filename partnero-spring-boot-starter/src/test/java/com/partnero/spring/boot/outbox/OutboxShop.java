package com.partnero.spring.boot.outbox;

import com.partnero.Amount;
import com.partnero.Credit;
import com.partnero.CustomerRef;
import com.partnero.NewTransaction;
import com.partnero.outbox.OutboxEvent;
import com.partnero.spring.boot.StarterFixture;
import com.partnero.testkit.PartneroEmulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A shop with a database and an outbox that has little patience. */
final class OutboxShop {

    private OutboxShop() {}

    static ApplicationContextRunner runner(TestDatabase database, PartneroEmulator emulator) {
        return StarterFixture.runner(emulator)
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceInitializationAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        PartneroOutboxAutoConfiguration.class,
                        PartneroOutboxMetricsAutoConfiguration.class))
                .withUserConfiguration(Shop.class)
                .withPropertyValues(database.properties())
                .withPropertyValues(impatient().toArray(String[]::new));
    }

    static List<String> impatient() {
        return List.of(
                "partnero.call-timeout=2s",
                "partnero.read-timeout=1s",
                "partnero.outbox.name=shop",
                "partnero.outbox.rate=1000",
                "partnero.outbox.settle-window=2s",
                "partnero.outbox.initial-delay=100ms",
                "partnero.outbox.max-delay=400ms",
                "partnero.outbox.polling=100ms");
    }

    /** In the currency of the program: amounts that the service converts cannot be told apart. */
    static NewTransaction sale(String key, String amount) {
        return NewTransaction.builder()
                .key(key)
                .amount(Amount.of(amount, "USD"))
                .buyer(CustomerRef.id("buyer"))
                .build();
    }

    /** With the date of a new order, so that it is sent without a look. */
    static NewTransaction fresh(String key, String amount) {
        return sale(key, amount).toBuilder().createdAt(Instant.now()).build();
    }

    static Credit credit(String amount) {
        return Credit.of("buyer", Amount.of(amount, "USD"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Shop {

        private final List<OutboxEvent> events = new ArrayList<>();

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @EventListener
        synchronized void on(OutboxEvent event) {
            events.add(event);
        }

        synchronized List<OutboxEvent> events() {
            return List.copyOf(events);
        }
    }
}
