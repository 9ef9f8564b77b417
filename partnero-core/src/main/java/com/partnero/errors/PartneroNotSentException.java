package com.partnero.errors;

/**
 * The request never left: the host is unknown, the connection was refused or not made in time, or TLS failed. Nothing was
 * changed.
 *
 * <p>Check base URL, network, proxy and certificates.
 *
 * @since 0.1.0
 */
public final class PartneroNotSentException extends PartneroException {

    private static final long serialVersionUID = 1L;

    /**
     * For transports' policy, fakes and tests.
     *
     * @param failure what happened
     */
    public PartneroNotSentException(Failure failure) {
        super(failure);
    }
}
