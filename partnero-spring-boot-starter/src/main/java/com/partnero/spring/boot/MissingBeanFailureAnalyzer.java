package com.partnero.spring.boot;

import com.partnero.Partnero;
import com.partnero.PartneroBalances;
import com.partnero.PartneroTransactions;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains a missing Partnero bean if the configuration is the reason. It runs before Boot's own analyzer. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private static final Set<String> OURS = Set.of(
            Partnero.class.getName(),
            PartneroTransactions.class.getName(),
            PartneroBalances.class.getName(),
            PartneroClients.class.getName(),
            "com.partnero.outbox.PartneroOutbox",
            "com.partnero.outbox.OutboxOperations",
            "com.partnero.testkit.InMemoryPartnero");

    private final Environment environment;

    MissingBeanFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        Class<?> type = cause.getBeanType();
        if (type == null || !OURS.contains(type.getName()) || cause.getNumberOfBeansFound() > 0) {
            return null;
        }
        if (!environment.getProperty("partnero.enabled", Boolean.class, true)) {
            return new FailureAnalysis(
                    "A bean of " + type.getName()
                            + " is injected, but partnero.enabled=false takes all Partnero beans away.",
                    "Remove partnero.enabled=false, or inject ObjectProvider<" + type.getSimpleName()
                            + "> where the application can do without.",
                    cause);
        }
        String program = qualifier(rootFailure);
        return program == null || ProgramProperties.named(environment).contains(program)
                ? null
                : unknownProgram(program, cause);
    }

    private FailureAnalysis unknownProgram(String program, NoSuchBeanDefinitionException cause) {
        Set<String> named = ProgramProperties.named(environment);
        String property = ProgramProperties.property(program, "api-key");
        return new FailureAnalysis(
                "A Partnero bean is injected by @Qualifier(\"" + program + "\"), but no program \"" + program
                        + "\" is configured: "
                        + (named.isEmpty()
                                ? "there is none under partnero.clients."
                                : "there are " + Problems.quoted(named) + "."),
                "Set " + property + " (or the environment variable " + Problems.variable(property)
                        + "), correct the qualifier, or leave it out for the program that is configured directly under"
                        + " partnero.",
                cause);
    }

    private static @Nullable String qualifier(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            InjectionPoint point = cause instanceof UnsatisfiedDependencyException unsatisfied
                    ? unsatisfied.getInjectionPoint()
                    : null;
            for (Annotation annotation : point == null ? new Annotation[0] : point.getAnnotations()) {
                if (annotation instanceof Qualifier qualifier) {
                    return qualifier.value();
                }
            }
        }
        return null;
    }
}
