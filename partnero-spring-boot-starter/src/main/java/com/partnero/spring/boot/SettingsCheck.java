package com.partnero.spring.boot;

import com.partnero.Partnero;
import com.partnero.client.PartneroBuilder;
import org.jspecify.annotations.Nullable;

/** Lets core check key and base URL as it does when it builds, without building anything. */
final class SettingsCheck extends PartneroBuilder<SettingsCheck> {

    private SettingsCheck() {}

    /**
     * Checks key and base URL.
     *
     * @throws IllegalArgumentException if they cannot be used for a client
     */
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
