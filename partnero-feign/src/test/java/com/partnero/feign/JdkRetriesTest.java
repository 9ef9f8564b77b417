package com.partnero.feign;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's client sends lost requests again if the JVM or the JDK is told to. This transport then refuses to use it. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class JdkRetriesTest {

    private static final String PROPERTY = "jdk.httpclient.enableAllMethodRetry";

    @TempDir
    Path directory;

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

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", ""})
    void theyAreRefusedInTheFileOfTheJdkToo(String value) throws IOException {
        Path file = Files.writeString(directory.resolve("net.properties"), PROPERTY + "=" + value + "\n");

        assertThatThrownBy(() -> JdkRetries.refuse(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("-D" + PROPERTY + "=false");
    }

    @Test
    void thePropertyCountsMoreThanTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("net.properties"), PROPERTY + "=true\n");
        System.setProperty(PROPERTY, "false");

        assertThatCode(() -> JdkRetries.refuse(file)).doesNotThrowAnyException();
    }

    @Test
    void aFileThatDoesNotSetThemOrIsNotThereRefusesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("net.properties"), "jdk.httpclient.other=true\n");

        assertThatCode(() -> JdkRetries.refuse(file)).doesNotThrowAnyException();
        assertThatCode(() -> JdkRetries.refuse(directory.resolve("none"))).doesNotThrowAnyException();
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
