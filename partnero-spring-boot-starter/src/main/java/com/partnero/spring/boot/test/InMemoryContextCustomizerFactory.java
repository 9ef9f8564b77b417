package com.partnero.spring.boot.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/**
 * Replaces the clients in test contexts with clients in memory. Only Spring's test framework uses factories of this
 * type; a running application is never affected, whatever is on its class path.
 */
final class InMemoryContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return Testkit.isPresent() && !AotDetector.useGeneratedArtifacts() ? new InMemoryContextCustomizer() : null;
    }
}
