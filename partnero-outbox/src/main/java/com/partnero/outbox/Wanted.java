package com.partnero.outbox;

/**
 * What callers want for an order, as far as it decides the next step.
 *
 * @param sale whether a sale is wanted; otherwise nothing
 * @param isSent whether it is what was last sent, or found, under the present wire key
 * @param isAmended whether {@code amend} said it, not {@code record}
 * @param isFresh whether nobody else can have recorded the order: it was recorded a moment ago, and its date is recent
 * @param isNew whether it changed since the row stopped for a person
 * @param isLate whether the row has been on its way for longer than max-age
 */
record Wanted(boolean sale, boolean isSent, boolean isAmended, boolean isFresh, boolean isNew, boolean isLate) {}
