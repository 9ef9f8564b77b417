package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.spring.boot.test.PartneroTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** A class that is named by a string and does not exist is ignored in silence; here it is not. */
class AutoConfigurationNamesTest {

    private final List<String> ours =
            ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()).getCandidates().stream()
                    .filter(name -> name.startsWith("com.partnero."))
                    .toList();

    @Test
    void everyAutoConfigurationIsRegisteredAndIsOne() throws ClassNotFoundException {
        assertThat(ours).hasSize(10);
        for (String name : ours) {
            assertThat(Class.forName(name)).hasAnnotation(AutoConfiguration.class);
        }
    }

    @Test
    void everyClassThatIsNamedByAStringExists() throws ClassNotFoundException {
        int named = 0;
        for (String name : ours) {
            AutoConfiguration order = Class.forName(name).getAnnotation(AutoConfiguration.class);
            for (String other : Stream.of(order.afterName(), order.beforeName())
                    .flatMap(Stream::of)
                    .toList()) {
                assertThat(Class.forName(other)).as(name).hasAnnotation(AutoConfiguration.class);
                named++;
            }
        }
        assertThat(named).isPositive();
    }

    @Test
    void everyClassOfTheSliceExists() throws ClassNotFoundException {
        List<String> slice = ImportCandidates.load(
                        PartneroTest.class, getClass().getClassLoader())
                .getCandidates();

        assertThat(slice).hasSize(5);
        for (String name : slice) {
            assertThat(Class.forName(name.replace("optional:", ""))).hasAnnotation(AutoConfiguration.class);
        }
    }
}
