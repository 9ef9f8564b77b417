package com.partnero.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.partnero.Operation;
import com.partnero.Partnero;
import com.partnero.ResponseLimits;
import com.partnero.RetryPolicy;
import com.partnero.client.PartneroBuilder;
import com.partnero.spi.CallObserver;
import com.partnero.spi.ClientSettings;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The defaults of the properties are those of the library. */
class DefaultsTest {

    private final PartneroClientProperties properties =
            new Binder().bindOrCreate("partnero", Bindable.of(PartneroClientProperties.class));

    @Test
    void retriesHaveTheLibrarysDefaults() {
        RetryPolicy core = RetryPolicy.defaults();
        PartneroClientProperties.Retry retry = properties.retry();

        assertThat(retry.maxAttempts()).isEqualTo(core.maxAttempts());
        assertThat(retry.baseDelay()).isEqualTo(core.baseDelay());
        assertThat(retry.throttleBaseDelay()).isEqualTo(core.throttleBaseDelay());
        assertThat(retry.maxDelay()).isEqualTo(core.maxDelay());
        assertThat(retry.quota().capacity()).isEqualTo(core.quotaCapacity());
        assertThat(retry.quota().cost()).isEqualTo(core.quotaCost());
    }

    @Test
    void responseLimitsHaveTheLibrarysDefaults() {
        ResponseLimits core = ResponseLimits.defaults();
        PartneroClientProperties.Response response = properties.response();

        assertThat(response.maxBodySize().toBytes()).isEqualTo(core.maxBodyBytes(Operation.CREATE));
        assertThat(response.maxDepth()).isEqualTo(core.maxDepth());
        assertThat(response.maxNumberDigits()).isEqualTo(core.maxNumberDigits());
    }

    @Test
    void allOtherPropertiesHaveTheLibrarysDefaults() throws Exception {
        ClientSettings core = new SettingsOf().settings();
        int compared = 0;
        for (RecordComponent property : PartneroClientProperties.class.getRecordComponents()) {
            for (Method setting : ClientSettings.class.getMethods()) {
                if (setting.getName().equals(property.getName()) && setting.getReturnType() == property.getType()) {
                    assertThat(property.getAccessor().invoke(properties))
                            .as(property.getName())
                            .isEqualTo(setting.invoke(core));
                    compared++;
                }
            }
        }

        assertThat(compared).isGreaterThan(3);
        assertThat(properties.baseUrl()).isEqualTo(core.baseUrl().toString());
    }

    @Test
    void theTextOfPropertiesHidesKeyAndPassword() {
        PartneroClientProperties secret = new Binder(new MapConfigurationPropertySource(Map.of(
                        "partnero.api-key", "secret-key",
                        "partnero.proxy.username", "secret-user",
                        "partnero.proxy.password", "secret-password")))
                .bindOrCreate("partnero", Bindable.of(PartneroClientProperties.class));

        assertThat(secret.apiKey()).isEqualTo("secret-key");
        assertThat(secret + " " + secret.proxy()).doesNotContain("secret");
        assertThat(new PartneroProperties(true, Map.of("eu", secret)).toString())
                .doesNotContain("secret");
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
