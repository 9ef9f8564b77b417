package com.partnero.spring.boot.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.json.PartneroJsonAutoConfiguration;
import com.partnero.wire.PartneroJson;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The outbox, where the application has a {@link DataSource} and db-scheduler's core is on the class path.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
        after = {PartneroAutoConfiguration.class, PartneroJsonAutoConfiguration.class},
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({Scheduler.class, JdbcTemplate.class})
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnBean({PartneroClients.class, PartneroJson.class})
@ConditionalOnBooleanProperty(name = "partnero.outbox.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PartneroOutboxProperties.class)
public final class PartneroOutboxAutoConfiguration {

    /** For Spring. */
    public PartneroOutboxAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Outboxes partneroOutboxes(
            DataSource source,
            PartneroClients clients,
            PartneroOutboxProperties properties,
            PartneroJson json,
            ApplicationEventPublisher events) {
        return new Outboxes(source, clients, properties, new Payloads(json), new Announcer(events), Clock.systemUTC());
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    PartneroOutbox partneroOutbox(Outboxes outboxes) {
        return outboxes.of(PartneroClients.DEFAULT);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    OutboxOperations partneroOutboxOperations(Outboxes outboxes, DataSource source) {
        return new OutboxOperations(outboxes, new JoinedTransaction(source));
    }
}
