package com.partnero.spring.boot.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Has the contexts of tests, and no others, look for clients to be put over a service in memory: only Spring's test framework
 * asks for factories of this type. An application that is run is never touched, whatever is on its class path.
 */
final class InMemoryContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return Testkit.isPresent() && !AotDetector.useGeneratedArtifacts() ? new InMemoryContextCustomizer() : null;
    }
}
