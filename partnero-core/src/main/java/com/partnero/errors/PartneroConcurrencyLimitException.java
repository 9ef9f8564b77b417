package com.partnero.errors;

/**
 * Too many requests of the client were running, so nothing was sent. Nothing was changed.
 *
 * <p>Either the service answers slowly, or the application needs more than {@link
 * com.partnero.client.PartneroBuilder#maxConcurrentRequests(int)} permits. The same call may succeed later.
 *
 * @since 0.1.0
 */
public final class PartneroConcurrencyLimitException extends PartneroNotSentException {

    private static final long serialVersionUID = 1L;

    /** For the policy of transports, fakes and tests. */
    public PartneroConcurrencyLimitException(Failure failure) {
        super(failure);
    }
}
