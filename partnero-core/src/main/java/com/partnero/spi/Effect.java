package com.partnero.spi;

/**
 * What one failed attempt did at the service: the four classes from which the policy decides what follows.
 *
 * @since 0.1.0
 */
public enum Effect {
    /** Nothing: no byte of the request reached a server. Unknown host, refused connection, TLS failure. */
    NOT_SENT,
    /** Nothing: the service decided before doing it. 400, 401, 403, 404, 405, 409, 413, 415, 422, 429. */
    REFUSED,
    /** Unknown, but over: an answer came. 500, 503, or a 2xx that cannot be used. */
    ENDED,
    /** Unknown, and perhaps still going on: no answer, or one from something in between. Time-out, reset, 408, 502, 504. */
    RUNNING;

    /**
     * What an HTTP status other than 2xx and 3xx says about the effect. 408 is the service's word for an error of its own.
     *
     * @param status the status
     * @return the class of the failure
     */
    public static Effect ofStatus(int status) {
        if (status == 408 || status == 502 || status == 504 || status >= 520 && status < 530) {
            return RUNNING;
        }
        return status >= 400 && status < 500 ? REFUSED : ENDED;
    }
}
