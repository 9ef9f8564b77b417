package com.partnero.outbox;

/**
 * The facts about what the application wants that decide the next step.
 *
 * @param sale whether a sale is wanted; if false, nothing is wanted
 * @param isSent whether it equals what was last sent or found with the current wire key
 * @param isAmended whether it was set by {@code amend} instead of {@code record}
 * @param isFresh whether no other program can have recorded the order: it was stored a moment ago, and its date is recent
 * @param isNew whether it has changed since the row stopped for a person
 * @param isLate whether delivery has taken longer than max-age
 */
record Wanted(boolean sale, boolean isSent, boolean isAmended, boolean isFresh, boolean isNew, boolean isLate) {}
