package com.partnero.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Hints for the transports' declared HTTP interfaces: the libraries create proxies of them and read their annotations.
 */
final class PartneroRuntimeHints implements RuntimeHintsRegistrar {

    private static final List<String> INTERFACES =
            List.of("com.partnero.feign.FeignApi", "com.partnero.retrofit.PartneroApi");

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        for (String name : INTERFACES) {
            if (ClassUtils.isPresent(name, loader)) {
                TypeReference type = TypeReference.of(name);
                hints.proxies().registerJdkProxy(type);
                hints.reflection().registerType(type, MemberCategory.INVOKE_DECLARED_METHODS);
            }
        }
        // Feign makes the expander of every @Param by its constructor.
        hints.reflection()
                .registerTypeIfPresent(
                        loader, "feign.Param$ToStringExpander", MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
        BindableRuntimeHintsRegistrar.forTypes(PartneroClientProperties.class).registerHints(hints);
    }
}
