package com.partnero.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.partnero.Partnero;
import com.partnero.spring.boot.PartneroAutoConfiguration;
import com.partnero.spring.boot.PartneroTransportFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContextManager;

/** Tests of an application that truly lacks the testkit; the build runs this on a class path of its own. */
@SpringBootTest(classes = NoTestkitTest.Application.class, properties = "partnero.api-key=key")
class NoTestkitTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Partnero partnero;

    @Test
    void theSupportOfTestsStaysAway() {
        assertThat(Testkit.isPresent()).isFalse();
        assertThat(context.getBeansOfType(PartneroTransportFactory.class)).isEmpty();
        assertThat(context.containsBean(InMemoryRegistrar.class.getName())).isFalse();
    }

    @Test
    void theSliceSaysWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TestContextManager(Slice.class))
                .withStackTraceContaining("com.partnero:partnero-testkit");
    }

    @PartneroTest
    static class Slice {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(PartneroAutoConfiguration.class)
    static class Application {}
}
