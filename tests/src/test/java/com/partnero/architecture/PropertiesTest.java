package com.partnero.architecture;

import static com.partnero.architecture.PublishedModule.STARTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spring.boot.PartneroClientProperties;
import com.partnero.spring.boot.outbox.PartneroOutboxProperties;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A property that can be set, is documented and does nothing. */
class PropertiesTest {

    /** Read by the condition of a configuration. */
    private static final String CONDITION = "enabled";

    private final JavaClasses starter = STARTER.classes();

    @Test
    void everyPropertyIsRead() {
        assertThat(Stream.of(PartneroClientProperties.class, PartneroOutboxProperties.class)
                        .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())))
                        .filter(Class::isRecord)
                        .flatMap(type -> Stream.of(type.getRecordComponents())))
                .hasSizeGreaterThan(30)
                .filteredOn(property -> !property.getName().equals(CONDITION) && !isRead(property))
                .isEmpty();
    }

    private boolean isRead(RecordComponent property) {
        JavaClass owner = starter.get(property.getDeclaringRecord());
        JavaMethod accessor = owner.getMethod(property.getName());
        return accessor.getAccessesToSelf().stream()
                .anyMatch(call -> !call.getOriginOwner().equals(owner));
    }
}
