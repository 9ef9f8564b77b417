package com.partnero.errors;

/**
 * Nothing was sent, because too many requests of the client were under way at once. Nothing was changed.
 *
 * <p>Either the service answers slowly, or the application needs more than the limit that {@link
 * com.partnero.client.PartneroBuilder#maxConcurrentRequests(int)} sets. The same call may succeed later.
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
