package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client sends lost requests again if the JVM is told so; this transport is not built upon it then. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class JdkRetriesTest {

    private static final String PROPERTY = "jdk.httpclient.enableAllMethodRetry";

    @BeforeEach
    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", ""})
    void theyAreRefused(String value) {
        System.setProperty(PROPERTY, value);

        assertThatThrownBy(() -> FeignPartnero.builder().apiKey("k").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-D" + PROPERTY);
    }

    @Test
    void whoHasThemOffIsNotConcerned() {
        System.setProperty(PROPERTY, "false");

        assertThatCode(() -> FeignPartnero.builder().apiKey("k").build().close())
                .doesNotThrowAnyException();
    }

    @Test
    void whoBringsAnotherClientIsNotConcerned() {
        System.setProperty(PROPERTY, "true");

        assertThatCode(() -> FeignPartnero.builder()
                        .apiKey("k")
                        .client(BlockingClient.SHARED)
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }
}
