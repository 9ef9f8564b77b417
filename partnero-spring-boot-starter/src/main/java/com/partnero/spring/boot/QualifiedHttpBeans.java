package com.partnero.spring.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * The application's own HTTP beans for Partnero: qualified with {@code partnero} for every program, or with a program's
 * name for that one. Other beans are ignored, because they may carry credentials of other services.
 */
final class QualifiedHttpBeans {

    private static final String EVERY_PROGRAM = "partnero";

    private final ListableBeanFactory beans;

    QualifiedHttpBeans(ListableBeanFactory beans) {
        this.beans = beans;
    }

    <T> List<T> all(Class<T> type, String client) {
        Map<String, T> found = new LinkedHashMap<>(qualified(type, EVERY_PROGRAM));
        found.putAll(qualified(type, client));
        return found.values().stream()
                .sorted(AnnotationAwareOrderComparator.INSTANCE)
                .toList();
    }

    <T> @Nullable T one(Class<T> type, String client) {
        Map.Entry<String, T> found = entry(type, client);
        return found == null ? null : found.getValue();
    }

    /** Applies the bean if there is one. If the transport rejects it, the exception names the bean. */
    <T> @Nullable T join(Class<T> type, String client, Consumer<T> joining) {
        Map.Entry<String, T> found = entry(type, client);
        if (found == null) {
            return null;
        }
        try {
            joining.accept(found.getValue());
            return found.getValue();
        } catch (IllegalArgumentException e) {
            throw new InvalidClientException(
                    "The bean \"" + found.getKey() + "\" (" + type.getName() + ") cannot be used for the program \""
                            + client + "\": " + e.getMessage(),
                    "Change the bean \"" + found.getKey() + "\", or remove its qualifier.");
        }
    }

    /** The bean of the program takes precedence over the bean for all programs. */
    private <T> Map.@Nullable Entry<String, T> entry(Class<T> type, String client) {
        Map<String, T> own = qualified(type, client);
        Map<String, T> found = own.isEmpty() ? qualified(type, EVERY_PROGRAM) : own;
        if (found.size() > 1) {
            throw new InvalidClientException(
                    "Several beans of " + type.getName() + " are meant for the program \"" + client + "\": "
                            + found.keySet(),
                    "Qualify one of them, by @Qualifier(\"" + client + "\") or @Qualifier(\"" + EVERY_PROGRAM + "\").");
        }
        return found.isEmpty() ? null : found.entrySet().iterator().next();
    }

    private <T> Map<String, T> qualified(Class<T> type, String qualifier) {
        return BeanFactoryAnnotationUtils.qualifiedBeansOfType(beans, type, qualifier);
    }
}
