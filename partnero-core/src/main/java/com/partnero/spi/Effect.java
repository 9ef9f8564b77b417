package com.partnero.spi;

import java.util.Set;

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
    RUNNING;

    private static final Set<Integer> REFUSALS = Set.of(
            400, 401, 403, 404, 405, 406, 409, 410, 411, 412, 413, 414, 415, 417, 421, 422, 425, 426, 428, 429, 431,
            451);

    /**
     * What an HTTP status other than 2xx says about the effect. 408 is the service's word for an error of its own; a 4xx that
     * proxies write (444, 460, 499) or nobody knows is no refusal.
     *
     * @param status the status
     * @return the class of the failure
     */
    public static Effect ofStatus(int status) {
        if (REFUSALS.contains(status)) {
            return REFUSED;
        }
        boolean inBetween = status == 502 || status == 504 || status >= 520 && status < 530;
        return status >= 500 && status < 600 && !inBetween ? ENDED : RUNNING;
    }
}
