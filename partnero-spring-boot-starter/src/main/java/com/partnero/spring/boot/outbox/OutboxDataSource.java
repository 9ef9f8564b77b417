package com.partnero.spring.boot.outbox;

import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;

/** Whether it is clear which database holds the outbox: the property names it, or there is one candidate. */
final class OutboxDataSource extends AnyNestedCondition {

    OutboxDataSource() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnSingleCandidate(DataSource.class)
    static class Single {}

    @ConditionalOnProperty("partnero.outbox.data-source")
    static class Named {}

    static DataSource of(ListableBeanFactory beans, PartneroOutboxProperties properties) {
        String name = properties.dataSource();
        return name == null ? beans.getBean(DataSource.class) : beans.getBean(name, DataSource.class);
    }
}
