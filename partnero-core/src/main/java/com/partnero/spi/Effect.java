package com.partnero.spi;

/**
 * What one failed attempt did at the service. The policy decides by these four classes.
 *
 * @since 0.1.0
 */
public enum Effect {
    /**
     * Nothing: no byte of the request reached a server. The host was unknown, the connection was refused, or TLS
     * failed.
     */
    NOT_SENT,
    /** Nothing: the service refused before acting, with 400, 401, 403, 404, 409, 422, 429 or a similar status. */
    REFUSED,
    /** Unknown, but finished, because an answer came: 500, 503, or an unusable 2xx. */
    ENDED,
    /**
     * Unknown, and perhaps not finished: there was no answer, or an intermediary answered. Examples are a time-out, a
     * reset, a redirect, 408, 502, 504, and every status that is not a known refusal.
     */
    RUNNING
}
