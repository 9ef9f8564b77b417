package com.partnero.spring.boot;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import org.jspecify.annotations.Nullable;

/** Has the core check key and base URL as it would when it builds, without building anything. */
final class SettingsCheck extends PartneroBuilder<SettingsCheck> {

    private SettingsCheck() {}

    /** @throws IllegalArgumentException if no client can be built of these */
    static void check(@Nullable String apiKey, String baseUrl, boolean allowInsecureBaseUrl) {
        SettingsCheck check = new SettingsCheck();
        if (apiKey != null) {
            check.apiKey(apiKey);
        }
        check.baseUrl(baseUrl).allowInsecureBaseUrl(allowInsecureBaseUrl).settings();
    }

    @Override
    public Partnero build() {
        throw new UnsupportedOperationException("this builder only checks");
    }

    @Override
    protected SettingsCheck self() {
        return this;
    }
}
