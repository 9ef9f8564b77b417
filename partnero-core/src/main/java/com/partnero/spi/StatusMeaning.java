package com.partnero.spi;

import org.jspecify.annotations.Nullable;

/**
 * The service's meaning of an HTTP status other than 2xx. No other class interprets statuses.
 *
 * <p>API document: the status tables of every operation.
 *
 * @since 0.1.0
 */
public enum StatusMeaning {
    /** The request is wrong: 400, 405, 422. */
    INVALID(Effect.REFUSED),
    /** The API key is wrong: 401. */
    UNAUTHENTICATED(Effect.REFUSED),
    /** The API key lacks a permission: 403. */
    FORBIDDEN(Effect.REFUSED),
    /** No such transaction or customer: 404. */
    NOT_FOUND(Effect.REFUSED),
    /** The transaction already exists: 409. */
    CONFLICT(Effect.REFUSED),
    /** Too many requests: 429. */
    THROTTLED(Effect.REFUSED),
    /** The service failed: 500, 503 and other 5xx. */
    FAILED(Effect.ENDED),
    /** The service, or a gateway in front of it, gave up waiting: 408, 502, 504, 520 to 529. */
    GATEWAY(Effect.RUNNING),
    /** A 4xx that the service does not use: a firewall, a gateway or another proxy wrote it. */
    FOREIGN(Effect.RUNNING),
    /** Not the status of a failure. */
    NONE(Effect.RUNNING);

    private final Effect effect;

    StatusMeaning(Effect effect) {
        this.effect = effect;
    }

    /** The meaning of a status. */
    public static StatusMeaning of(int status) {
        return switch (status) {
            case 400, 405, 422 -> INVALID;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 429 -> THROTTLED;
            case 408, 502, 504 -> GATEWAY;
            default -> ofRange(status);
        };
    }

    private static StatusMeaning ofRange(int status) {
        if (status >= 520 && status < 530) {
            return GATEWAY;
        }
        if (status >= 400 && status < 500) {
            return FOREIGN;
        }
        return status >= 500 && status < 600 ? FAILED : NONE;
    }

    /** Whether the body must prove that the service itself answered: every 4xx except 408, the service's own error. */
    public boolean needsProof() {
        return effect == Effect.REFUSED || this == FOREIGN;
    }

    /** Whether a proxy that answers a read with this status would most likely do so again. */
    public static boolean isLasting(@Nullable Integer status) {
        return switch (status == null ? 0 : status) {
            case 400, 401, 403, 405, 406, 409, 410, 411, 412, 413, 414, 415, 417, 422, 426, 428, 431, 451 -> true;
            default -> false;
        };
    }

    /** The effect of the request, if the service itself sent this status. */
    public Effect effect() {
        return effect;
    }
}
