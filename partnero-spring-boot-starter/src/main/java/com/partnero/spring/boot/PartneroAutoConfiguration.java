package com.partnero.spring.boot;

import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import com.partnero.spi.PartneroObserver;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Registers the clients: {@code partnero}, {@code partneroTransactions} and {@code partneroBalances} for the default
 * program, the same for each program in {@code partnero.clients}, and {@code partneroClients} for all of them.
 *
 * <p>A client is created when it is first injected, so an application that injects none needs no API key. Creating a
 * client opens no connection. Without Spring Boot, {@code @Import(PartneroAutoConfiguration.class)} registers the same
 * beans.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "partnero.enabled", matchIfMissing = true)
@EnableConfigurationProperties({PartneroProperties.class, PartneroClientProperties.class})
@Import({FeignTransportConfiguration.class, RetrofitTransportConfiguration.class, NamedClientsRegistrar.class})
@ImportRuntimeHints(PartneroRuntimeHints.class)
public final class PartneroAutoConfiguration {

    /** For Spring. */
    public PartneroAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PartneroConnectionDetails partneroConnectionDetails(Environment environment) {
        return new PropertiesConnectionDetails(new ProgramProperties(environment));
    }

    @Bean
    @ConditionalOnMissingBean
    PartneroClients partneroClients(
            Environment environment,
            PartneroConnectionDetails connection,
            ObjectProvider<PartneroApiKeys> apiKeys,
            ObjectProvider<PartneroTransportFactory> ownTransports,
            ObjectProvider<TransportFactory> transports,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<PartneroObserverFactory> observerFactories,
            ObjectProvider<PartneroObserver> observers,
            ObjectProvider<PartneroCustomizer> customizers,
            ObjectProvider<RecordedOrders> orders) {
        ProgramProperties programs = new ProgramProperties(environment);
        if (programs.named().contains(PartneroClients.DEFAULT)) {
            throw Problems.namedDefault();
        }
        CustomTransports own = new CustomTransports(ownTransports);
        ClientFactory factory = new ClientFactory(
                programs, connection, own, transports, bundles, observerFactories, observers, customizers, orders);
        Set<String> names = new TreeSet<>(programs.named());
        if (connection.getApiKey(PartneroClients.DEFAULT) != null || own.carry(PartneroClients.DEFAULT)) {
            names.add(PartneroClients.DEFAULT);
        }
        return new PartneroClients(
                names,
                apiKeys::getIfAvailable,
                factory::create,
                factory::createForViews,
                factory,
                programs::get,
                factory::transport,
                factory::baseUrl);
    }

    @Bean
    @Order(3)
    @ConditionalOnMissingBean(name = "partneroCallLog")
    PartneroObserverFactory partneroCallLog(Environment environment) {
        ProgramProperties programs = new ProgramProperties(environment);
        return (client, baseUrl) -> switch (programs.get(client).logging()) {
            case OFF -> PartneroObserver.NONE;
            case FAILURES -> new LoggingObserver(client, false);
            case CALLS -> new LoggingObserver(client, true);
        };
    }

    @Bean
    @ConditionalOnMissingBean
    PartneroProbe partneroProbe(PartneroClients clients) {
        return new PartneroProbe(clients);
    }

    @Bean(destroyMethod = "")
    @Lazy
    @ConditionalOnMissingBean
    Partnero partnero(PartneroClients clients) {
        return clients.get(PartneroClients.DEFAULT);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    PartneroTransactions partneroTransactions(Partnero partnero) {
        return partnero.transactions();
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    PartneroBalances partneroBalances(Partnero partnero) {
        return partnero.balances();
    }
}
