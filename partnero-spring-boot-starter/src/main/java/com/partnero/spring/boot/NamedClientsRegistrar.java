package com.partnero.spring.boot;

import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers three beans for each program in {@code partnero.clients}: {@code euPartnero}, {@code
 * euPartneroTransactions} and {@code euPartneroBalances}, injected with {@code @Qualifier("eu")}. They are not
 * candidates without the qualifier, so a second program never makes the injection of the first one ambiguous.
 */
final class NamedClientsRegistrar implements ImportBeanDefinitionRegistrar {

    private final Environment environment;

    NamedClientsRegistrar(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        for (String name : ProgramProperties.named(environment)) {
            String partnero = name + "Partnero";
            register(registry, name, partnero, Partnero.class, "partneroClients", "get", name);
            register(
                    registry,
                    name,
                    partnero + "Transactions",
                    PartneroTransactions.class,
                    partnero,
                    "transactions",
                    null);
            register(registry, name, partnero + "Balances", PartneroBalances.class, partnero, "balances", null);
        }
    }

    private static void register(
            BeanDefinitionRegistry registry,
            String client,
            String bean,
            Class<?> type,
            String factory,
            String method,
            @Nullable String argument) {
        if (registry.containsBeanDefinition(bean)) {
            return;
        }
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setTargetType(type);
        definition.setFactoryBeanName(factory);
        definition.setFactoryMethodName(method);
        if (argument != null) {
            definition.getConstructorArgumentValues().addIndexedArgumentValue(0, argument);
        }
        definition.setLazyInit(true);
        definition.setDefaultCandidate(false);
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, client));
        // PartneroClients closes what it makes.
        definition.setDestroyMethodName("");
        registry.registerBeanDefinition(bean, definition);
    }
}
