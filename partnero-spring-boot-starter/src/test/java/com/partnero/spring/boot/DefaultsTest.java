package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.client.PartneroBuilder;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import org.junit.jupiter.api.Test;

/** The defaults of the properties are those of the library. */
class DefaultsTest {

    private final PartneroProperties properties = new PartneroProperties();

    @Test
    void ofRetries() {
        RetryPolicy core = RetryPolicy.defaults();
        PartneroClientProperties.Retry retry = properties.getRetry();

        assertThat(retry.getMaxAttempts()).isEqualTo(core.maxAttempts());
        assertThat(retry.getBaseDelay()).isEqualTo(core.baseDelay());
        assertThat(retry.getThrottleBaseDelay()).isEqualTo(core.throttleBaseDelay());
        assertThat(retry.getMaxDelay()).isEqualTo(core.maxDelay());
        assertThat(retry.getQuota().getCapacity()).isEqualTo(core.quotaCapacity());
        assertThat(retry.getQuota().getCost()).isEqualTo(core.quotaCost());
    }

    @Test
    void ofAnswers() {
        ResponseLimits core = ResponseLimits.defaults();
        PartneroClientProperties.Response response = properties.getResponse();

        assertThat(response.getMaxBodySize().toBytes()).isEqualTo(core.maxBodyBytes(Operation.CREATE));
        assertThat(response.getMaxDepth()).isEqualTo(core.maxDepth());
        assertThat(response.getMaxNumberDigits()).isEqualTo(core.maxNumberDigits());
    }

    @Test
    void ofEverythingElse() {
        SettingsOf core = new SettingsOf();

        assertThat(properties.getBaseUrl()).isEqualTo(core.settings().baseUrl().toString());
        assertThat(properties.getConnectTimeout()).isEqualTo(core.settings().connectTimeout());
        assertThat(properties.getReadTimeout()).isEqualTo(core.settings().readTimeout());
        assertThat(properties.getCallTimeout()).isEqualTo(core.settings().callTimeout());
    }

    /** Opens what every builder makes. */
    private static final class SettingsOf extends PartneroBuilder<SettingsOf> {

        SettingsOf() {
            apiKey("key").observer(operation -> CallObserver.NONE);
        }

        @Override
        protected ClientSettings settings() {
            return super.settings();
        }

        @Override
        public Partnero build() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected SettingsOf self() {
            return this;
        }
    }
}
