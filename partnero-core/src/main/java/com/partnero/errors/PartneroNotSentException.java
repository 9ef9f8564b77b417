package com.partnero.errors;

/**
 * The request was not sent: the host is unknown, the connection was refused or not made in time, or TLS failed. Nothing
 * was changed.
 *
 * <p>Check the base URL, the network, proxies and certificates.
 *
 * @since 0.1.0
 */
public sealed class PartneroNotSentException extends PartneroException permits PartneroConcurrencyLimitException {

    private static final long serialVersionUID = 1L;

    /** For the library, fakes and tests. */
    public PartneroNotSentException(Failure failure) {
        super(failure);
    }
}
