package com.partnero.spring.boot.test;

import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Excludes components that {@link PartneroTest} does not name from the component scan. */
final class PartneroTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<PartneroTest> {

    PartneroTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

    @Override
    protected boolean isUseDefaultFilters() {
        return true;
    }

    @Override
    protected Set<Class<?>> getComponentIncludes() {
        return Set.of(getAnnotation().getClassArray("value"));
    }
}
