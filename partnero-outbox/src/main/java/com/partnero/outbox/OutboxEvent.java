package com.partnero.outbox;

import java.time.Duration;

/**
 * What happened to an entry. Published after the commit. If the application ends at that moment, the event is lost, but the
 * entry is not.
 *
 * <pre>{@code
 * @EventListener
 * void on(OutboxEvent.NeedsAttention event) {
 *     support.open("Partnero: " + event.entry().key() + ": " + event.entry().reason());
 * }
 * }</pre>
 *
 * <p>Listeners run on the delivering thread, so they should be quick. Their exceptions are logged.
 *
 * @since 0.1.0
 */
public sealed interface OutboxEvent {

    /**
     * The entry.
     *
     * @return as it was stored
     */
    OutboxReport entry();

    /**
     * Partnero has what is wanted: the sale, nothing, or the credit.
     *
     * @param entry as it was stored
     * @param after the time since the application last said what it wants
     * @since 0.1.0
     */
    record Delivered(OutboxReport entry, Duration after) implements OutboxEvent {}

    /**
     * The buyer was not referred, so Partnero records no sale. This is not an error.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record Refused(OutboxReport entry) implements OutboxEvent {}

    /**
     * A person must decide; {@link OutboxReport#reason()} says why.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record NeedsAttention(OutboxReport entry) implements OutboxEvent {}

    /**
     * A call had a stored revision but other content. What was stored first stays.
     *
     * @param entry as it is stored
     * @since 0.1.0
     */
    record Conflict(OutboxReport entry) implements OutboxEvent {}

    /**
     * A create with a lost answer was carried out late, after its wire key was abandoned. The outbox deleted that sale.
     *
     * @param entry as it was stored
     * @since 0.1.0
     */
    record LateSaleRemoved(OutboxReport entry) implements OutboxEvent {}
}
