package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.mock.env.MockEnvironment;

/** Every port of a client can be injected. */
class PortsTest {

    static Stream<Method> ports() {
        return Stream.of(Partnero.class.getMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() != void.class);
    }

    @ParameterizedTest
    @MethodSource("ports")
    void aPortIsABeanOfTheDefaultProgramAndOfEachNamedOne(Method port) {
        StarterFixture.runner()
                .withPropertyValues("partnero.api-key=key", "partnero.clients.eu.api-key=eu-key")
                .run(context -> {
                    String suffix = port.getReturnType().getSimpleName().substring("Partnero".length());
                    Partnero eu = context.getBean(PartneroClients.class).get("eu");

                    assertThat(context.getBean("partnero" + suffix)).isSameAs(port.invoke(context.getBean("partnero")));
                    assertThat(context.getBean("euPartnero" + suffix)).isSameAs(port.invoke(eu));
                });
    }

    @ParameterizedTest
    @MethodSource("ports")
    void whyAPortIsNoBeanIsExplained(Method port) {
        NoSuchBeanDefinitionException failure = new NoSuchBeanDefinitionException(port.getReturnType());
        MockEnvironment environment = new MockEnvironment().withProperty("partnero.enabled", "false");

        assertThat(new MissingBeanFailureAnalyzer(environment).analyze(failure, failure))
                .isNotNull();
    }
}
