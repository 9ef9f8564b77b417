package com.partnero.spring.boot;

import org.jspecify.annotations.Nullable;

/** The connection details from the properties. */
final class PropertiesConnectionDetails implements PartneroConnectionDetails {

    private final ProgramProperties programs;

    PropertiesConnectionDetails(ProgramProperties programs) {
        this.programs = programs;
    }

    @Override
    public String getBaseUrl(String client) {
        return programs.get(client).baseUrl();
    }

    @Override
    public @Nullable String getApiKey(String client) {
        String key = programs.get(client).apiKey();
        return key == null || key.isEmpty() || isUnset(key) ? null : key;
    }

    /** Spring leaves a placeholder unchanged if its variable is not set. */
    private static boolean isUnset(String key) {
        return key.startsWith("${") && key.endsWith("}");
    }
}
