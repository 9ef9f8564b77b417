package com.partnero.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Partnero;
import com.partnero.testkit.InMemoryPartnero;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** A test that injects what is not there because of a property is told which. */
class NotInMemoryFailureAnalyzerTest {

    @Test
    void aBaseUrlOnThisMachineIsNamed() {
        FailureAnalysis analysis = analysis("http://localhost:8080/v1", InMemoryPartnero.class);

        assertThat(analysis.getDescription()).contains("partnero.base-url names this machine");
        assertThat(analysis.getAction()).contains("Leave partnero.base-url out");
    }

    @Test
    void whatHasOtherReasonsIsLeftToBoot() {
        assertThat(analysis("https://api.partnero.com/v1", InMemoryPartnero.class))
                .isNull();
        assertThat(analysis("http://localhost:8080/v1", Partnero.class)).isNull();
    }

    private static FailureAnalysis analysis(String baseUrl, Class<?> type) {
        NoSuchBeanDefinitionException failure = new NoSuchBeanDefinitionException(type);
        return new NotInMemoryFailureAnalyzer(new MockEnvironment().withProperty("partnero.base-url", baseUrl))
                .analyze(failure, failure);
    }
}
