package com.partnero.client;

import java.util.Objects;

/**
 * A client cannot be built from its settings. The message says what is wrong and what to write instead.
 *
 * <p>The message never holds an API key, a password or a user's name.
 *
 * @since 0.1.0
 */
public final class InvalidSettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * Makes the exception.
     *
     * @param setting the builder's method that sets the value, for instance {@code baseUrl}
     * @param message what is wrong, in the caller's words
     */
    public InvalidSettingException(String setting, String message) {
        super(Objects.requireNonNull(message, "message must not be null"));
        this.setting = Objects.requireNonNull(setting, "setting must not be null");
    }

    /** The setting that is wrong or missing: the name of the builder's method, such as {@code apiKey}. */
    public String setting() {
        return setting;
    }
}
