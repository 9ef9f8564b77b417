package com.partnero.spring.boot;

/**
 * The HTTP library beneath a client.
 *
 * @since 0.1.0
 */
public enum PartneroTransport {
    /** Feign if {@code partnero-feign} is on the class path, else Retrofit. */
    AUTO,
    /** Feign and the JDK's HTTP client; needs {@code partnero-feign}. */
    FEIGN,
    /** Retrofit and OkHttp; needs {@code partnero-retrofit}. */
    RETROFIT
}
