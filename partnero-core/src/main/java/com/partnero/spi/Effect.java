package com.partnero.spi;

/**
 * What one failed attempt did at the service: the four classes from which the policy decides what follows.
 *
 * @since 0.1.0
 */
public enum Effect {
    /** Nothing: no byte of the request reached a server. Unknown host, refused connection, TLS failure. */
    NOT_SENT,
    /** Nothing: the service decided before doing it. 400, 401, 403, 404, 409, 422, 429 and the others that say so. */
    REFUSED,
    /** Unknown, but over: an answer came. 500, 503, or a 2xx that cannot be used. */
    ENDED,
    /**
     * Unknown, and perhaps still going on: no answer, or one from something in between. Time-out, reset, redirect, 408, 502,
     * 504, and every status that is not known to be a refusal.
     */
    RUNNING
}
