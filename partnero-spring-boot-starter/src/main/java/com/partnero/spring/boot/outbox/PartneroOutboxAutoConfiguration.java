package com.partnero.spring.boot.outbox;

import com.partnero.outbox.MissingOutboxTableException;
import com.partnero.outbox.OutboxDatabaseException;
import com.partnero.outbox.OutboxOperations;
import com.partnero.outbox.Outboxes;
import com.partnero.outbox.OutboxesBuilder;
import com.partnero.outbox.PartneroOutbox;
import com.partnero.outbox.SpringTransactions;
import com.partnero.spring.boot.PartneroApiKeys;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.RecordedOrders;
import com.partnero.spring.boot.json.PartneroJsonAutoConfiguration;
import com.partnero.wire.PartneroJson;
import javax.sql.DataSource;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The outbox, where the application has a {@link DataSource} and {@code partnero-outbox} is on the class path.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = {PartneroAutoConfiguration.class, PartneroJsonAutoConfiguration.class},
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({Outboxes.class, DataSourceUtils.class})
@Conditional(OutboxDataSource.class)
@ConditionalOnBean({PartneroClients.class, PartneroJson.class})
@ConditionalOnBooleanProperty(name = "partnero.outbox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PartneroOutboxProperties.class)
public final class PartneroOutboxAutoConfiguration {

    /** For Spring. */
    public PartneroOutboxAutoConfiguration() {}

    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Outboxes partneroOutboxes(
            ListableBeanFactory beans,
            PartneroClients clients,
            PartneroOutboxProperties properties,
            PartneroJson json,
            ApplicationEventPublisher events,
            Environment environment) {
        DataSource source = SpringTransactions.unwrapped(OutboxDataSource.of(beans, properties));
        boolean hasTenants = beans.getBeanNamesForType(PartneroApiKeys.class, true, false).length > 0;
        return builder(source, json, new ApplicationPrograms(clients, hasTenants), properties)
                .name(name(properties, environment))
                .transactions(new SpringTransactions(source, beans.getBeansOfType(PlatformTransactionManager.class)))
                .listener(events::publishEvent)
                .build();
    }

    private static OutboxesBuilder builder(
            DataSource source, PartneroJson json, ApplicationPrograms programs, PartneroOutboxProperties properties) {
        return Outboxes.builder(source, json, programs)
                .settleWindow(properties.settleWindow())
                .initialDelay(properties.initialDelay())
                .maxDelay(properties.maxDelay())
                .multiplier(properties.multiplier())
                .maxAge(properties.maxAge())
                .concurrency(properties.concurrency())
                .rate(properties.rate())
                .polling(properties.polling())
                .keep(properties.keep());
    }

    private static String name(PartneroOutboxProperties properties, Environment environment) {
        String name = properties.name();
        return name != null ? name : environment.getProperty("spring.application.name", "application");
    }

    @Bean
    OutboxLifecycle partneroOutboxLifecycle(Outboxes outboxes, PartneroOutboxProperties properties) {
        return new OutboxLifecycle(outboxes, properties.polling());
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    PartneroOutbox partneroOutbox(Outboxes outboxes) {
        try {
            outboxes.checkTables();
        } catch (OutboxDatabaseException e) {
            // It may come back before the outbox is used.
            LogFactory.getLog(PartneroOutbox.class)
                    .warn("The tables of the outbox could not be checked: " + e.getMessage());
        }
        return outboxes.of(PartneroClients.DEFAULT);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    OutboxOperations partneroOutboxOperations(Outboxes outboxes) {
        return outboxes.operations();
    }

    @Bean
    OutboxReading partneroOutboxReading(Outboxes outboxes) {
        return new OutboxReading(outboxes.operations());
    }

    /** What has an entry in the outbox is recorded by the outbox alone. */
    @Bean
    @ConditionalOnMissingBean
    RecordedOrders partneroRecordedOrders(Outboxes outboxes) {
        return (client, key) -> {
            try {
                return outboxes.knows(client, key);
            } catch (MissingOutboxTableException e) {
                // Nobody uses the outbox.
                return false;
            }
        };
    }
}
