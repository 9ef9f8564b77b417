package com.partnero.spring.boot.test;

import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroClients;
import com.partnero.spring.boot.PartneroConnectionDetails;
import com.partnero.spring.boot.PartneroTransportFactory;
import com.partnero.testkit.InMemoryPartnero;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.type.MethodMetadata;

/**
 * Replaces clients by clients in memory once all beans are known, because an application's bean that sets the
 * destination takes precedence. The client's bean is then declared as an {@link InMemoryPartnero}, so that tests can
 * inject it.
 */
final class InMemoryRegistrar implements BeanDefinitionRegistryPostProcessor, Ordered {

    static final String TRANSPORTS = "partneroInMemoryTransports";
    private static final String CLIENTS = "partneroClients";

    /** Runs after the configuration classes, because it must know their beans. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry instanceof ConfigurableListableBeanFactory beans && registry.containsBeanDefinition(CLIENTS)) {
            Destinations destinations = new Destinations(beans.getBean(Environment.class));
            if (destinations.mayBeInMemory() && isLeftToUs(beans, registry)) {
                if (!destinations.isInMemory(PartneroClients.DEFAULT)) {
                    LogFactory.getLog(InMemoryRegistrar.class)
                            .info("This test is not in memory: " + Destinations.EMULATOR_EXPECTED);
                }
                registry.registerBeanDefinition(TRANSPORTS, new RootBeanDefinition(InMemoryTransports.class));
                for (String bean : registry.getBeanDefinitionNames()) {
                    declare(bean, destinations, registry);
                }
            }
        }
    }

    /** Whether the application does not set the destination of calls itself. */
    private static boolean isLeftToUs(ConfigurableListableBeanFactory beans, BeanDefinitionRegistry registry) {
        for (String details : beans.getBeanNamesForType(PartneroConnectionDetails.class, true, false)) {
            if (!isAutoConfigured(details, registry)) {
                return false;
            }
        }
        return beans.getBeanNamesForType(PartneroTransportFactory.class, true, false).length == 0;
    }

    private static boolean isAutoConfigured(String bean, BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(bean)
                && registry.getBeanDefinition(bean) instanceof AnnotatedBeanDefinition definition) {
            MethodMetadata method = definition.getFactoryMethodMetadata();
            return method != null && method.getDeclaringClassName().equals(PartneroAutoConfiguration.class.getName());
        }
        return false;
    }

    private static void declare(String bean, Destinations destinations, BeanDefinitionRegistry registry) {
        if (registry.getBeanDefinition(bean) instanceof RootBeanDefinition definition) {
            String client = bean.equals("partnero") && isAutoConfigured(bean, registry)
                    ? PartneroClients.DEFAULT
                    : named(definition);
            if (client != null && destinations.isInMemory(client)) {
                definition.setTargetType(InMemoryPartnero.class);
            }
        }
    }

    /** The program of the client bean, if {@code partnero.clients} names one. */
    private static @Nullable String named(RootBeanDefinition definition) {
        ValueHolder client = CLIENTS.equals(definition.getFactoryBeanName())
                ? definition.getConstructorArgumentValues().getIndexedArgumentValue(0, null)
                : null;
        return client == null ? null : (String) client.getValue();
    }
}
