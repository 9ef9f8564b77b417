package com.partnero.spring.boot;

import org.jspecify.annotations.Nullable;

/** What the properties say. */
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

    /** Spring leaves a placeholder as it stands when nothing sets the variable. */
    private static boolean isUnset(String key) {
        return key.startsWith("${") && key.endsWith("}");
    }
}
