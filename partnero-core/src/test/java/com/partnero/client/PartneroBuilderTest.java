package com.partnero.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import com.partnero.spi.PartneroObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartneroBuilderTest {

    @Test
    void theDefaultsAreThoseOfTheTable() {
        ClientSettings settings = new Builder().apiKey("secret").settings();

        assertThat(settings.baseUrl()).hasToString("https://api.partnero.com/v1");
        assertThat(settings.connectTimeout()).hasSeconds(2);
        assertThat(settings.readTimeout()).hasSeconds(8);
        assertThat(settings.callTimeout()).hasSeconds(10);
        assertThat(settings.application()).isNull();
        assertThat(settings.apiKey().get().reveal()).isEqualTo("secret");
        assertThat(settings.retry()).isSameAs(RetryPolicy.defaults());
        assertThat(settings.responseLimits()).isSameAs(ResponseLimits.defaults());
        assertThat(settings)
                .asString()
                .contains("https://api.partnero.com/v1", "connectTimeout=PT2S", "readTimeout=PT8S", "callTimeout=PT10S")
                .doesNotContain("secret");
    }

    @Test
    void everySettingIsItsOwn() {
        RetryPolicy retry = RetryPolicy.none();
        ResponseLimits limits = ResponseLimits.defaults().withMaxDepth(9);

        ClientSettings settings = new Builder()
                .apiKey("secret")
                .connectTimeout(Duration.ofMillis(1))
                .readTimeout(Duration.ofHours(1))
                .callTimeout(Duration.ofSeconds(3))
                .application("shop/1.4 !~ ")
                .retry(retry)
                .responseLimits(limits)
                .settings();

        assertThat(settings.connectTimeout()).hasMillis(1);
        assertThat(settings.readTimeout()).hasHours(1);
        assertThat(settings.callTimeout()).hasSeconds(3);
        assertThat(settings.application()).isEqualTo("shop/1.4 !~");
        assertThat(settings.retry()).isSameAs(retry);
        assertThat(settings.responseLimits()).isSameAs(limits);
    }

    @Test
    void aMissingKeyIsReportedWithTheLineToWrite() {
        assertThatThrownBy(() -> new Builder().settings())
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        invalid -> assertThat(invalid.setting()).isEqualTo("apiKey"))
                .hasMessageContaining(".apiKey(System.getenv(\"PARTNERO_API_KEY\"))");
        assertThatThrownBy(() -> new Builder().apiKey((String) null)).hasMessageContaining("PARTNERO_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.partnero.com/v1, https://api.partnero.com/v1",
        "https://api.partnero.com/v1/, https://api.partnero.com/v1",
        "HTTPS://eu.example:8443//, https://eu.example:8443",
        "' https://a.example/x/y ', https://a.example/x/y",
        "http://localhost:4010/v1, http://localhost:4010/v1",
        "http://127.0.0.1/v1, http://127.0.0.1/v1",
        "http://127.8.9.1/v1, http://127.8.9.1/v1",
        "http://[::1]:80/v1, http://[::1]:80/v1",
        "https://a.example:65535, https://a.example:65535",
        "https://a.example:1/v1, https://a.example:1/v1"
    })
    void baseUrlsMayBeHttpsOrLoopback(String given, String used) {
        assertThat(new Builder().apiKey("k").baseUrl(given).settings().baseUrl())
                .hasToString(used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.partnero.com/v1",
                "http://localhost.evil.example/v1",
                "http://127.0.0.1.evil.example/v1",
                "http://10.0.0.1/v1",
                "http://[::2]/v1",
                "ftp://api.partnero.com",
                "api.partnero.com/v1",
                "https:///v1",
                "",
                "https://",
                "https://user:pass@api.partnero.com/v1",
                "https://api.partnero.com/v1?x=1",
                "https://api.partnero.com/v1#x",
                "https://a b/v1",
                "file:///etc/passwd",
                "https://under_score.example/",
                "https://api.partnero.com:88403/v1",
                "https://api.partnero.com:65536/v1",
                "https://api.partnero.com:99999999999/v1",
                "https://api.partnero.com:0/v1",
                "http://localhost:88403/v1"
            })
    void otherBaseUrlsAreRefused(String given) {
        assertThatThrownBy(() -> new Builder().apiKey("k").baseUrl(given).settings())
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        invalid -> assertThat(invalid.setting()).isEqualTo("baseUrl"))
                .hasMessageStartingWith("baseUrl must ")
                .hasMessageNotContaining("pass@");
    }

    @Test
    void plainHttpElsewhereMustBeAskedFor() {
        assertThat(new Builder()
                        .apiKey("k")
                        .baseUrl("http://10.0.2.2:4010/v1")
                        .allowInsecureBaseUrl(true)
                        .settings()
                        .baseUrl())
                .hasToString("http://10.0.2.2:4010/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "shop\n", "sh\u00f6p", "a\u0000", "a\u0080"})
    void anApplicationNameBelongsIntoAHeader(String name) {
        assertThatThrownBy(() -> new Builder().application(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timeoutsAreLimited() {
        Builder builder = new Builder();
        for (Duration bad :
                new Duration[] {Duration.ZERO, Duration.ofMillis(-1), Duration.ofHours(2), Duration.ofNanos(1)}) {
            assertThatThrownBy(() -> builder.connectTimeout(bad))
                    .hasMessageContaining("connectTimeout must be 1 ms to 1 h");
            assertThatThrownBy(() -> builder.readTimeout(bad)).hasMessageContaining("readTimeout");
            assertThatThrownBy(() -> builder.callTimeout(bad)).hasMessageContaining("callTimeout");
        }
    }

    @Test
    void aSecondObserverJoinsTheFirst() {
        List<String> told = new ArrayList<>();

        ClientSettings settings = new Builder()
                .apiKey("k")
                .observer(observer("first", told))
                .observer(observer("second", told))
                .settings();
        settings.observer().callStarted(Operation.FIND);

        assertThat(told).containsExactly("first", "second");
    }

    @Test
    void withoutAnObserverNothingIsObserved() {
        assertThat(new Builder().apiKey("k").settings().observer()).isSameAs(PartneroObserver.NONE);
    }

    private static PartneroObserver observer(String name, List<String> told) {
        return operation -> {
            told.add(name);
            return CallObserver.NONE;
        };
    }

    private static final class Builder extends PartneroBuilder<Builder> {

        @Override
        public Partnero build() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Builder self() {
            return this;
        }
    }
}
